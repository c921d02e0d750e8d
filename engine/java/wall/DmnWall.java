package wall;

import java.util.regex.Pattern;

/** Refuses decision tables in any language but FEEL, and FEEL that reaches beyond its own values. */
final class DmnWall {

  private static final String FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/";
  /** FEEL can define functions, and functions that call Java. */
  private static final Pattern FUNCTION = Pattern.compile("\\b(function|external)\\b", Pattern.CASE_INSENSITIVE);

  private final Dialect dialect = dialect();

  void check(Node node) {
    dialect.check(node);
    String language = node.attribute("expressionLanguage");
    if (language != null && !language.equals("feel") && !language.equals(FEEL)) {
      throw new Refused("decision tables speak FEEL only, not " + language);
    }
    for (String value : node.attributes().values()) {
      refuse(value);
    }
    refuse(node.text());
  }

  private static void refuse(String text) {
    if (Expression.isIn(text)) {
      throw new Refused("no ${…} in a decision table");
    }
    if (FUNCTION.matcher(text).find()) {
      throw new Refused("no function definitions in a decision table");
    }
  }

  private static Dialect dialect() {
    return new Dialect("id", "name", "label")
        .allow("dmn:definitions", "namespace exporter exporterVersion modeler:executionPlatform "
            + "modeler:executionPlatformVersion expressionLanguage typeLanguage")
        .allow("dmn:decision", "camunda:historyTimeToLive camunda:versionTag")
        .allow("dmn:decisionTable", "hitPolicy aggregation preferredOrientation outputLabel biodi:annotationsWidth")
        .allow("dmn:input", "camunda:inputVariable biodi:width")
        .allow("dmn:output", "typeRef biodi:width")
        .allow("dmn:inputExpression dmn:inputEntry dmn:outputEntry dmn:inputValues dmn:outputValues dmn:defaultOutputEntry "
            + "dmn:literalExpression", "typeRef expressionLanguage")
        .allow("dmn:variable dmn:inputData", "typeRef")
        .allow("dmn:requiredDecision dmn:requiredInput", "href")
        .allow("dmn:rule dmn:text dmn:description dmn:annotation dmn:annotationEntry dmn:informationRequirement", "")
        .allow("dmndi:DMNDI dmndi:DMNDiagram", "")
        .allow("dmndi:DMNShape dmndi:DMNEdge", "dmnElementRef isCollapsed")
        .allow("dc:Bounds", "x y width height")
        .allow("di:waypoint", "x y");
  }
}
