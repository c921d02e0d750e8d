package wall;

import java.util.Map;

/** The namespaces of the dialect. The engine ignores most namespaces when it looks for elements; the wall does not. */
final class Names {

  private static final Map<String, String> PREFIXES = Map.ofEntries(
      Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn"),
      Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi"),
      Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc"),
      Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di"),
      Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda"),
      Map.entry("http://camunda.org/schema/1.0/dmn", "camunda"),
      Map.entry("http://camunda.org/schema/modeler/1.0", "modeler"),
      Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi"),
      Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc"),
      Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color"),
      Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn"),
      Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi"),
      Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc"),
      Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di"),
      Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi"));

  private Names() {}

  /** Without a namespace: the bare name. */
  static String of(String uri, String localName) {
    if (uri == null || uri.isEmpty()) {
      return localName;
    }
    return PREFIXES.getOrDefault(uri, uri) + ":" + localName;
  }
}
