package wall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Text;

/** An element of a decision table, as the JDK's parser sees it (the engine's own reads decision tables with the same one). */
final class DomElement implements Node {

  private static final String DECLARATION = "http://www.w3.org/2000/xmlns/";

  private final Element element;

  DomElement(Element element) {
    this.element = element;
  }

  @Override
  public String name() {
    return Names.of(element.getNamespaceURI(), element.getLocalName());
  }

  @Override
  public Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    NamedNodeMap list = element.getAttributes();
    for (int i = 0; i < list.getLength(); i++) {
      Attr attribute = (Attr) list.item(i);
      if (!DECLARATION.equals(attribute.getNamespaceURI())) {
        attributes.put(Names.of(attribute.getNamespaceURI(), attribute.getLocalName()), attribute.getValue());
      }
    }
    return attributes;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text part) {
        text.append(part.getData());
      }
    }
    return text.toString();
  }

  @Override
  public List<Node> children() {
    List<Node> children = new ArrayList<>();
    for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element part) {
        children.add(new DomElement(part));
      }
    }
    return children;
  }
}
