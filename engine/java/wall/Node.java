package wall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * One element of a model as the engine's own parser sees it: what is checked is what will run, not a second reading of the
 * text. Names of elements and attributes are written <code>prefix:name</code> with the prefixes of {@link Names}; what belongs
 * to an unknown namespace keeps its whole URI and so is on no list.
 */
record Node(Element element) {

  String name() {
    return Names.of(element.getUri(), element.getTagName());
  }

  String attribute(String name) {
    return attributes().get(name);
  }

  Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (String key : element.attributes()) {
      if (key.equals("xmlns") || key.startsWith("xmlns:")) {
        continue;
      }
      int colon = key.lastIndexOf(':');
      String name = colon < 0 ? key : Names.of(key.substring(0, colon), key.substring(colon + 1));
      attributes.put(name, element.attribute(key));
    }
    return attributes;
  }

  /** Only the element's own text. */
  String text() {
    return element.getText();
  }

  List<Node> children() {
    return element.elements().stream().map(Node::new).toList();
  }
}
