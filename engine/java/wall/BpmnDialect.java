package wall;

/** What a process model may consist of. */
final class BpmnDialect {

  private static final String NODE = "camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority ";
  private static final String TEMPLATE = "camunda:modelerTemplate camunda:modelerTemplateVersion ";

  private BpmnDialect() {}

  static Dialect create() {
    Dialect dialect = new Dialect("id", "name", "http://www.w3.org/XML/1998/namespace:lang");
    structure(dialect);
    nodes(dialect);
    picture(dialect);
    return schemaDefaults(dialect);
  }

  /** The engine validates with the standard's schema, which adds these to the tree it hands over. */
  private static Dialect schemaDefaults(Dialect dialect) {
    return dialect
        .fillIn("typeLanguage", "http://www.w3.org/2001/XMLSchema")
        .fillIn("expressionLanguage", "http://www.w3.org/1999/XPath")
        .fillIn("isForCompensation", "false")
        .fillIn("startQuantity", "1")
        .fillIn("completionQuantity", "1")
        .fillIn("implementation", "##unspecified", "##WebService")
        .fillIn("instantiate", "false")
        .fillIn("eventGatewayType", "Exclusive")
        .fillIn("behavior", "All");
  }

  private static void structure(Dialect dialect) {
    dialect
        .allow("bpmn:definitions", "targetNamespace exporter exporterVersion "
            + "modeler:executionPlatform modeler:executionPlatformVersion")
        .allow("bpmn:process", "isExecutable processType isClosed camunda:versionTag camunda:historyTimeToLive "
            + "camunda:isStartableInTasklist camunda:jobPriority camunda:taskPriority")
        .allow("bpmn:message", "")
        .allow("bpmn:error", "errorCode camunda:errorMessage")
        .allow("bpmn:collaboration bpmn:group bpmn:category bpmn:laneSet bpmn:lane bpmn:extensionElements "
            + "bpmn:incoming bpmn:outgoing bpmn:flowNodeRef bpmn:text camunda:properties", "")
        .allow("bpmn:categoryValue", "value")
        .allow("bpmn:documentation", "textFormat")
        .allow("bpmn:textAnnotation", "textFormat")
        .allow("bpmn:association", "sourceRef targetRef associationDirection")
        .allow("bpmn:participant", "processRef")
        .allow("bpmn:sequenceFlow", "sourceRef targetRef")
        .allow("bpmn:conditionExpression", "xsi:type")
        .allow("camunda:property", "value")
        .allow("camunda:failedJobRetryTimeCycle", "")
        .allow("camunda:in", "source target variables businessKey")
        .allow("camunda:out", "source target variables");
    dialect.allow("bpmn:group", "categoryValueRef");
  }

  private static void nodes(Dialect dialect) {
    dialect
        .allow("bpmn:startEvent", NODE + "isInterrupting parallelMultiple")
        .allow("bpmn:endEvent bpmn:intermediateThrowEvent bpmn:receiveTask", NODE + "messageRef")
        .allow("bpmn:intermediateCatchEvent", NODE + "parallelMultiple")
        .allow("bpmn:boundaryEvent", NODE + "attachedToRef cancelActivity parallelMultiple")
        .allow("bpmn:messageEventDefinition", "messageRef")
        .allow("bpmn:errorEventDefinition", "errorRef camunda:errorCodeVariable camunda:errorMessageVariable")
        .allow("bpmn:timerEventDefinition bpmn:terminateEventDefinition", "")
        .allow("bpmn:timeDate bpmn:loopCardinality bpmn:completionCondition", "xsi:type")
        .allow("bpmn:exclusiveGateway bpmn:inclusiveGateway", NODE + "default gatewayDirection")
        .allow("bpmn:parallelGateway", NODE + "gatewayDirection")
        .allow("bpmn:eventBasedGateway", NODE + "gatewayDirection")
        .allow("bpmn:userTask", NODE + TEMPLATE + "default camunda:candidateGroups camunda:priority")
        .allow("bpmn:serviceTask", NODE + TEMPLATE + "default camunda:type camunda:topic camunda:taskPriority")
        .allow("bpmn:businessRuleTask", NODE + TEMPLATE + "default camunda:decisionRef camunda:decisionRefBinding "
            + "camunda:mapDecisionResult camunda:resultVariable")
        .allow("bpmn:callActivity", NODE + TEMPLATE + "default calledElement camunda:calledElementBinding")
        .allow("bpmn:subProcess", NODE + "default triggeredByEvent")
        .allow("bpmn:multiInstanceLoopCharacteristics", NODE + "isSequential");
  }

  private static void picture(Dialect dialect) {
    dialect
        .allow("bpmndi:BPMNDiagram", "documentation resolution")
        .allow("bpmndi:BPMNPlane", "bpmnElement")
        .allow("bpmndi:BPMNShape", "bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible choreographyActivityShape "
            + "bioc:stroke bioc:fill color:background-color color:border-color")
        .allow("bpmndi:BPMNEdge", "bpmnElement sourceElement targetElement messageVisibleKind "
            + "bioc:stroke bioc:fill color:background-color color:border-color")
        .allow("bpmndi:BPMNLabel", "labelStyle color:color")
        .allow("dc:Bounds", "x y width height")
        .allow("di:waypoint", "x y");
  }
}
