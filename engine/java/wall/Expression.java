package wall;

import java.util.Set;

/**
 * The only expressions the engine may evaluate: <code>${…}</code> around names, literals, comparisons, and/or/not and
 * parentheses. It is parsed, never matched: a dot, a bracket, a call or a second expression has no place in the grammar,
 * so none of them reaches the engine's expression language.
 */
final class Expression {

  private static final int LONGEST = 1000;
  private static final int DEEPEST = 20;

  /** What the expression language or the engine understands as something else than one of our variables. */
  private static final Set<String> NOT_OURS = Set.of(
      "execution", "caseExecution", "task", "externalTask", "authenticatedUserId",
      "empty", "instanceof", "div", "mod", "eq", "ne", "lt", "gt", "le", "ge");

  private final Tokens tokens;
  private int depth;

  private Expression(String text) {
    tokens = new Tokens(text);
  }

  /** Whether the expression language would find something to evaluate in this text. */
  static boolean isIn(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** Refuses anything but one whole expression of the grammar. */
  static void check(String text) {
    String inner = inside(text);
    Expression expression = new Expression(inner);
    expression.or();
    expression.tokens.expectEnd();
  }

  /** Refuses anything but <code>${name}</code>. */
  static void checkName(String text) {
    String name = inside(text).trim();
    if (!Tokens.isName(name)) {
      throw new Refused("only ${name} is allowed here: " + text);
    }
    refuseForeign(name);
  }

  private static String inside(String text) {
    String trimmed = text.trim();
    if (trimmed.length() > LONGEST) {
      throw new Refused("expression too long");
    }
    if (!trimmed.startsWith("${") || !trimmed.endsWith("}")) {
      throw new Refused("not an expression of the form ${…}: " + text);
    }
    return trimmed.substring(2, trimmed.length() - 1);
  }

  private void or() {
    if (++depth > DEEPEST) {
      throw new Refused("expression nested too deep");
    }
    and();
    while (tokens.take("||") || tokens.take("or")) {
      and();
    }
    depth--;
  }

  private void and() {
    comparison();
    while (tokens.take("&&") || tokens.take("and")) {
      comparison();
    }
  }

  private void comparison() {
    not();
    for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
      if (tokens.take(operator)) {
        not();
        return;
      }
    }
  }

  private void not() {
    int times = 0;
    while (tokens.take("!") || tokens.take("not")) {
      if (++times > DEEPEST) {
        throw new Refused("expression nested too deep");
      }
    }
    operand();
  }

  private void operand() {
    if (tokens.take("(")) {
      or();
      tokens.expect(")");
    } else if (tokens.take("-")) {
      tokens.expectNumber();
    } else if (!tokens.takeLiteral()) {
      refuseForeign(tokens.expectName());
    }
  }

  private static void refuseForeign(String name) {
    if (NOT_OURS.contains(name)) {
      throw new Refused("not a variable: " + name);
    }
  }
}
