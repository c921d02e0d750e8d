package wall;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Elements, and for each its attributes. What is not listed is refused, save what the standard's schema fills in by itself. */
final class Dialect {

  private final Map<String, Set<String>> attributesOfElement = new HashMap<>();
  private final Set<String> attributesOfAll;
  private final Map<String, Set<String>> filledIn = new HashMap<>();

  Dialect(String... attributesOfAll) {
    this.attributesOfAll = Set.of(attributesOfAll);
  }

  Dialect allow(String elements, String attributes) {
    for (String element : elements.split(" ")) {
      attributesOfElement.put(element, attributes.isEmpty() ? Set.of() : Set.of(attributes.split(" ")));
    }
    return this;
  }

  /** An attribute that may stand anywhere, with these values only. */
  Dialect fillIn(String attribute, String... values) {
    filledIn.put(attribute, Set.of(values));
    return this;
  }

  void check(Node node) {
    Set<String> allowed = attributesOfElement.get(node.name());
    if (allowed == null) {
      throw new Refused("element not allowed: " + node.name());
    }
    for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
      String name = attribute.getKey();
      boolean isFilledIn = filledIn.getOrDefault(name, Set.of()).contains(attribute.getValue());
      if (!allowed.contains(name) && !attributesOfAll.contains(name) && !isFilledIn) {
        throw new Refused("attribute not allowed: " + name + " of " + node.name());
      }
    }
  }
}
