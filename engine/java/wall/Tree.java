package wall;

import java.util.function.Consumer;

/** Walks a whole model, guarding against sizes that only an attack has. */
final class Tree {

  private static final int DEEPEST = 40;
  private static final int MOST_ELEMENTS = 8000;

  private int count;

  /** Every element once, parents first. */
  void walk(Node root, Consumer<Node> check) {
    walk(root, check, 1);
  }

  private void walk(Node node, Consumer<Node> check, int depth) {
    if (depth > DEEPEST || ++count > MOST_ELEMENTS) {
      throw new Refused("model too large");
    }
    check.accept(node);
    for (Node child : node.children()) {
      walk(child, check, depth + 1);
    }
  }
}
