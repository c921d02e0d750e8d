import { end, external, model, row, start, userTask } from './sample-models.ts';

const task = (attributes: string, inside = '', element = 'serviceTask'): string =>
  model('hostile', row(start, `<bpmn:${element} id="evil" ${attributes}>${inside}</bpmn:${element}>`, end));
const extension = (inside: string): string => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const onUserTask = (attributes: string, inside = ''): string => task(attributes, inside, 'userTask');
const CALL = '${dataSource.getConnection().createStatement().execute("select 1")}';

const choice = (condition: string, attributes = ''): string =>
  model(
    'hostile',
    `<bpmn:startEvent id="begun" /><bpmn:exclusiveGateway id="which" default="which--no" />
     <bpmn:endEvent id="yes" /><bpmn:endEvent id="no" />
     <bpmn:sequenceFlow id="begun--which" sourceRef="begun" targetRef="which" />
     <bpmn:sequenceFlow id="which--no" sourceRef="which" targetRef="no" />
     <bpmn:sequenceFlow id="which--yes" sourceRef="which" targetRef="yes">
       <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" ${attributes}>${condition
         .replaceAll('&', '&amp;')
         .replaceAll('<', '&lt;')}</bpmn:conditionExpression>
     </bpmn:sequenceFlow>`,
  );

/** A gateway that asks this condition. */
export const conditionModel = (condition: string): string => choice(condition);

const timerModel = (definition: string): string =>
  model(
    'hostile',
    row(
      start,
      `<bpmn:intermediateCatchEvent id="due"><bpmn:timerEventDefinition id="t">${definition}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
      end,
    ),
  );

/** Every way known to us of running code, reading objects or exhausting the engine through a process model. */
export const HOSTILE_MODELS: Record<string, string> = {
  'a shell task': task(
    'camunda:type="shell"',
    extension('<camunda:field name="command"><camunda:string>id</camunda:string></camunda:field>'),
  ),
  'a mail task': task('camunda:type="mail"'),
  'a Java class': task('camunda:class="java.lang.Runtime"'),
  'a bean by name': task('camunda:delegateExpression="${dataSource}"'),
  'an expression as a task': task(`camunda:expression="${CALL.replaceAll('"', '&quot;')}"`),
  'an external task with an expression as topic': task('camunda:type="external" camunda:topic="${topic}"'),
  'an external task that is a class as well': task(
    'camunda:type="external" camunda:topic="work" camunda:class="java.lang.Runtime"',
  ),
  'a send task': task('camunda:class="java.lang.Runtime"', '', 'sendTask'),
  'a send task run by workers': task('camunda:type="external" camunda:topic="work"', '', 'sendTask'),
  'a script task': task('scriptFormat="juel"', `<bpmn:script>${CALL}</bpmn:script>`, 'scriptTask'),
  'a script task from a file': task(
    'scriptFormat="groovy" camunda:resource="deployment://evil.groovy"',
    '',
    'scriptTask',
  ),
  'an execution listener': onUserTask(
    '',
    extension('<camunda:executionListener class="java.lang.Runtime" event="start" />'),
  ),
  'a listener with a script': onUserTask(
    '',
    extension(
      '<camunda:executionListener event="start"><camunda:script scriptFormat="juel">${1}</camunda:script></camunda:executionListener>',
    ),
  ),
  'a task listener': onUserTask('', extension('<camunda:taskListener expression="${1}" event="create" />')),
  'an input parameter': onUserTask(
    '',
    extension(
      '<camunda:inputOutput><camunda:inputParameter name="a">${1}</camunda:inputParameter></camunda:inputOutput>',
    ),
  ),
  'a connector': task(
    '',
    extension('<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>'),
  ),
  'a generated form': onUserTask(
    '',
    extension('<camunda:formData><camunda:formField id="a" type="string" defaultValue="${1}" /></camunda:formData>'),
  ),
  'an embedded form': onUserTask('camunda:formKey="embedded:deployment:evil.html"'),
  'an expression as assignee': onUserTask('camunda:assignee="${execution.id}"'),
  'an expression as group': onUserTask('camunda:candidateGroups="${group}"'),
  'an expression as due date': onUserTask('camunda:dueDate="${dueAt}"'),
  'an expression as name, which the engine evaluates': onUserTask('name="${dataSource}"'),
  'an expression as documentation, which the engine evaluates': onUserTask(
    '',
    '<bpmn:documentation>${dataSource}</bpmn:documentation>',
  ),
  'a deferred expression': choice('#{decision}'),
  'a condition in a script language': choice('decision', 'language="juel"'),
  'a condition from a file': choice('', 'language="groovy" camunda:resource="deployment://evil.groovy"'),
  'a called process chosen by an expression': task(
    'calledElement="${part}" camunda:calledElementBinding="deployment"',
    '',
    'callActivity',
  ),
  'a called process of another deployment': task('calledElement="part"', '', 'callActivity'),
  'a called case': task('camunda:caseRef="case"', '', 'callActivity'),
  'a variable mapping class': task(
    'calledElement="part" camunda:calledElementBinding="deployment" camunda:variableMappingClass="java.lang.Runtime"',
    '',
    'callActivity',
  ),
  'an expression handed down': task(
    'calledElement="part" camunda:calledElementBinding="deployment"',
    extension('<camunda:in sourceExpression="${1}" target="a" />'),
    'callActivity',
  ),
  'a business key made by a call': task(
    'calledElement="part" camunda:calledElementBinding="deployment"',
    extension('<camunda:in businessKey="${execution.processBusinessKey}" />'),
    'callActivity',
  ),
  'a decision by class': task('camunda:class="java.lang.Runtime"', '', 'businessRuleTask'),
  'a decision of another deployment': task('camunda:decisionRef="fees"', '', 'businessRuleTask'),
  'a timer duration': timerModel('<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT0S</bpmn:timeDuration>'),
  'a timer cycle': timerModel('<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/PT0S</bpmn:timeCycle>'),
  'a date written down': timerModel(
    '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">2026-01-01T00:00:00Z</bpmn:timeDate>',
  ),
  'a date that is computed': timerModel('<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${now()}</bpmn:timeDate>'),
  'ten thousand instances of a step': onUserTask(
    '',
    '<bpmn:multiInstanceLoopCharacteristics id="l"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">10000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
  ),
  'instances over a collection': onUserTask(
    '',
    '<bpmn:multiInstanceLoopCharacteristics id="l" camunda:collection="${list}" />',
  ),
  'a conditional event': model(
    'hostile',
    row(
      start,
      '<bpmn:intermediateCatchEvent id="c"><bpmn:conditionalEventDefinition id="d"><bpmn:condition xsi:type="bpmn:tFormalExpression">${a}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>',
      end,
    ),
  ),
  'a signal that reaches other cases': model(
    'hostile',
    row(
      start,
      '<bpmn:intermediateThrowEvent id="c"><bpmn:signalEventDefinition id="d" signalRef="s" /></bpmn:intermediateThrowEvent>',
      end,
    ),
    '<bpmn:signal id="s" name="${name}" />',
  ),
  'a message named by an expression': model(
    'hostile',
    row(start, userTask('a'), end),
    '<bpmn:message id="m" name="${name}" />',
  ),
  'an element in a namespace of its own, which the engine runs nevertheless': task(
    'xmlns:mine="urn:mine"',
    '',
    'userTask',
  ).replace(
    '<bpmn:startEvent id="begun" />',
    '<bpmn:startEvent id="begun" /><mine:scriptTask xmlns:mine="urn:mine" id="hidden" scriptFormat="juel" />',
  ),
  "extensions of the engine's other names": task(
    'xmlns:activiti="http://activiti.org/bpmn" activiti:class="java.lang.Runtime"',
  ),
  "extensions of the fork's name": task(
    'xmlns:operaton="http://operaton.org/schema/1.0/bpmn" operaton:class="java.lang.Runtime"',
  ),
  'an import': model(
    'hostile',
    row(start, end),
    '<bpmn:import importType="http://schemas.xmlsoap.org/wsdl/" location="http://127.0.0.1/x.wsdl" namespace="urn:x" />',
  ),
  'a schema fetched from elsewhere': model('hostile', row(start, end)).replace(
    'targetNamespace',
    'xsi:schemaLocation="urn:x http://127.0.0.1:9/x.xsd" targetNamespace',
  ),
  'elements nested without end': model(
    'hostile',
    `${start}${Array.from({ length: 45 }, (_, at) => `<bpmn:subProcess id="s${at}">`).join('')}${'</bpmn:subProcess>'.repeat(45)}`,
  ),
  'a model larger than any drawing': model(
    'hostile',
    row(start, ...Array.from({ length: 4200 }, (_, at) => external(`work-${at}`)), end),
  ),
  'a file larger than any model': model('hostile', row(start, end), `<!--${'x'.repeat(1_000_001)}-->`),
  'an external entity': model('hostile', row(start, end))
    .replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    .replace('targetNamespace="urn:tongban:test"', 'targetNamespace="&x;"'),
};

/** Conditions outside the grammar, each a known way out of it. */
export const HOSTILE_CONDITIONS: readonly string[] = [
  CALL,
  "${''.getClass().forName('java.lang.Runtime')}",
  '${execution.processEngineServices}',
  '${execution}',
  '${task == null}',
  '${externalTask != null}',
  '${authenticatedUserId == null}',
  '${decision.class}',
  "${decision['class']}",
  '${list[0]}',
  '${now()}',
  '${currentUser() == null}',
  '${dateTime().plusDays(1) > a}',
  '${a ? b : c}',
  '${a = b}',
  '${a; b}',
  '${a, b}',
  '${empty a}',
  '${a eq b}',
  '${a instanceof b}',
  '${a + b > 3}',
  '${a}${b}',
  'text ${a}',
  '${a} text',
  "${'it\\'s.getClass()' == a}",
  "${a == 'unfinished}",
  '${}',
  '${a ==}',
  '${== a}',
  '${(a}',
  '${a b}',
  '${1.class}',
  '${1 .toString()}',
  '${名}',
  '${a == ${b}}',
  '#{a}',
  '${#{a}}',
  `\${${'('.repeat(60)}a${')'.repeat(60)}}`,
  `\${${'!'.repeat(60)}a}`,
  `\${${'a && '.repeat(400)}a}`,
];

/** Conditions inside the grammar. */
export const HONEST_CONDITIONS: readonly string[] = [
  '${decision}',
  "${decision == 'granted'}",
  '${decision == "granted"}',
  "${area >= 10 && area < 20.5 || not (isEmergency and decision != 'refused')}",
  '${!isEmergency}',
  '${area > -1}',
  '${decision != null}',
  '${isEmergency == true}',
  "${  decision\n == '含.括号()[]的文字' }",
];

const table = (inside: string, attributes = '', beside = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
  id="d" name="d" namespace="urn:tongban:test">
  <decision id="hostile-fees" name="费用">${beside}<decisionTable id="t">
    <input id="i"><inputExpression id="ie" typeRef="long" ${attributes}><text>area</text></inputExpression></input>
    <output id="o" name="fee" typeRef="long" />
    <rule id="r"><inputEntry id="e"><text>&lt; 10</text></inputEntry><outputEntry id="u">${inside}</outputEntry></rule>
  </decisionTable></decision>
</definitions>`;

export const HONEST_TABLE = table('<text>100</text>');

/** Decision tables that reach for another language. */
export const HOSTILE_TABLES: Record<string, string> = {
  'a table in JUEL': table('<text>100</text>', 'expressionLanguage="juel"'),
  'a table in a script language': table('<text>100</text>', 'expressionLanguage="groovy"'),
  'an expression in a table': table('<text>${dataSource}</text>'),
  'a Java function in FEEL': table(
    '<text>function(x) external { java: { class: "java.lang.Runtime", method signature: "exec(java.lang.String)" } }</text>',
  ),
  'a context with code': table('<text>1</text>', '', '<context id="c" />'),
  'an entity in a table': table('<text>&x;</text>').replace(
    '?>',
    '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  ),
};
