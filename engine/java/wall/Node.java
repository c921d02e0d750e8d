package wall;

import java.util.List;
import java.util.Map;

/**
 * One element of a model, whoever parsed it. Names of elements and attributes are written <code>prefix:name</code> with
 * the prefixes of {@link Names}; what belongs to an unknown namespace keeps its whole URI and so is on no list.
 */
interface Node {

  String name();

  Map<String, String> attributes();

  /** Only the element's own text. */
  String text();

  List<Node> children();

  default String attribute(String name) {
    return attributes().get(name);
  }
}
