package wall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** An element as the engine's own parser sees it: what is checked is what will run, not a second reading of the text. */
final class ParsedElement implements Node {

  private final Element element;

  ParsedElement(Element element) {
    this.element = element;
  }

  Element element() {
    return element;
  }

  @Override
  public String name() {
    return Names.of(element.getUri(), element.getTagName());
  }

  @Override
  public Map<String, String> attributes() {
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

  @Override
  public String text() {
    return element.getText();
  }

  @Override
  public List<Node> children() {
    return element.elements().stream().map(child -> (Node) new ParsedElement(child)).toList();
  }
}
