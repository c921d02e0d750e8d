package wall;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the values in a process model may be. The shape of the model itself is checked by {@link BpmnDialect}. */
final class BpmnRules {

  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SMALL_NUMBER = Pattern.compile("[1-9][0-9]?");
  private static final Pattern ROLE = Pattern.compile("[a-z]+:[a-z]+(-[a-z]+)*");
  private static final Pattern RETRIES = Pattern.compile("PT[0-9]+[SMH](,PT[0-9]+[SMH])*|R[0-9]/PT[0-9]+[SMH]");

  private static final Set<String> EXPRESSION_TEXT =
      Set.of("bpmn:conditionExpression", "bpmn:completionCondition", "bpmn:loopCardinality", "bpmn:timeDate");
  private static final Set<String> PLAIN_TEXT = Set.of("bpmn:documentation", "bpmn:text");

  private BpmnRules() {}

  static void check(Node node) {
    for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
      checkAttribute(node, attribute.getKey(), attribute.getValue());
    }
    checkText(node);
    switch (node.name()) {
      case "bpmn:serviceTask" -> serviceTask(node);
      case "bpmn:businessRuleTask" -> businessRuleTask(node);
      case "bpmn:callActivity" -> callActivity(node);
      case "bpmn:timerEventDefinition" -> require(hasChild(node, "bpmn:timeDate"), "a timer needs a timeDate");
      case "bpmn:multiInstanceLoopCharacteristics" ->
          require(hasChild(node, "bpmn:loopCardinality"), "a multi-instance needs a loopCardinality");
      default -> { }
    }
  }

  /** Every attribute is a literal, save one: the business key handed to a called process. */
  private static void checkAttribute(Node node, String name, String value) {
    if (name.equals("businessKey")) {
      Expression.checkName(value);
      return;
    }
    require(!Expression.isIn(value), "no expression allowed in " + name + " of " + node.name());
    switch (name) {
      case "source", "target", "camunda:resultVariable" -> match(VARIABLE, name, value);
      case "variables" -> require(value.equals("all"), "only variables=\"all\" is known");
      case "camunda:candidateGroups" -> match(ROLE, name, value);
      default -> { }
    }
  }

  private static void checkText(Node node) {
    String text = node.text().trim();
    switch (node.name()) {
      case "bpmn:timeDate" -> Expression.checkName(text);
      case "bpmn:conditionExpression", "bpmn:completionCondition" -> Expression.check(text);
      case "bpmn:loopCardinality" -> {
        if (!SMALL_NUMBER.matcher(text).matches()) {
          Expression.checkName(text);
        }
      }
      case "camunda:failedJobRetryTimeCycle" -> match(RETRIES, node.name(), text);
      default -> require(!Expression.isIn(text), "no expression allowed in the text of " + node.name());
    }
    if (EXPRESSION_TEXT.contains(node.name())) {
      require(node.children().isEmpty(), node.name() + " may hold text only");
    } else if (!PLAIN_TEXT.contains(node.name())) {
      require(text.length() <= 200, "text too long in " + node.name());
    }
  }

  private static void serviceTask(Node node) {
    require("external".equals(node.attribute("camunda:type")), "only external tasks are run");
    match(KEBAB, "camunda:topic", node.attribute("camunda:topic"));
  }

  private static void businessRuleTask(Node node) {
    match(KEBAB, "camunda:decisionRef", node.attribute("camunda:decisionRef"));
    require("deployment".equals(node.attribute("camunda:decisionRefBinding")), "a decision is bound to its deployment");
  }

  private static void callActivity(Node node) {
    match(KEBAB, "calledElement", node.attribute("calledElement"));
    require("deployment".equals(node.attribute("camunda:calledElementBinding")), "a part is bound to its deployment");
  }

  private static boolean hasChild(Node node, String name) {
    return node.children().stream().anyMatch(child -> child.name().equals(name));
  }

  private static void match(Pattern pattern, String what, String value) {
    require(value != null && pattern.matcher(value).matches(), "value not allowed in " + what + ": " + value);
  }

  private static void require(boolean isSo, String reason) {
    if (!isSo) {
      throw new Refused(reason);
    }
  }
}
