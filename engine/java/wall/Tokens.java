package wall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the inside of an expression into names, numbers, strings and operators; refuses every other character. */
final class Tokens {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  /** No backslash: the expression language would see another string than we do. */
  private static final Pattern STRING = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");
  private static final Pattern OPERATOR = Pattern.compile("==|!=|<=|>=|&&|\\|\\||[<>!()-]");
  private static final Pattern ANY = Pattern.compile(
      "(?<name>" + NAME + ")|(?<number>" + NUMBER + ")|(?<string>" + STRING + ")|(?<operator>" + OPERATOR + ")");
  private static final List<String> WORDS = List.of("and", "or", "not", "true", "false", "null");

  private record Token(String kind, String text) {}

  private final List<Token> list = new ArrayList<>();
  private int next;

  Tokens(String text) {
    Matcher matcher = ANY.matcher(text);
    int position = 0;
    while (position < text.length()) {
      if (" \t\r\n".indexOf(text.charAt(position)) >= 0) {
        position++;
        continue;
      }
      if (!matcher.find(position) || matcher.start() != position) {
        throw new Refused("character not allowed in an expression: " + text.charAt(position));
      }
      list.add(new Token(kindOf(matcher), matcher.group()));
      position = matcher.end();
    }
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !WORDS.contains(text);
  }

  /** Takes the next token if it is this operator or word. */
  boolean take(String text) {
    boolean isIt = next < list.size() && !isString(list.get(next)) && list.get(next).text().equals(text);
    if (isIt) {
      next++;
    }
    return isIt;
  }

  boolean takeLiteral() {
    if (next == list.size()) {
      return false;
    }
    Token token = list.get(next);
    boolean isLiteral = isString(token) || token.kind().equals("number")
        || List.of("true", "false", "null").contains(token.text());
    if (isLiteral) {
      next++;
    }
    return isLiteral;
  }

  void expect(String text) {
    if (!take(text)) {
      throw new Refused("expected " + text + " but found " + found());
    }
  }

  void expectNumber() {
    if (next == list.size() || !list.get(next).kind().equals("number")) {
      throw new Refused("expected a number but found " + found());
    }
    next++;
  }

  String expectName() {
    if (next == list.size() || !list.get(next).kind().equals("name") || !isName(list.get(next).text())) {
      throw new Refused("expected a variable but found " + found());
    }
    return list.get(next++).text();
  }

  void expectEnd() {
    if (next < list.size()) {
      throw new Refused("expected the end of the expression but found " + found());
    }
  }

  private String found() {
    return next < list.size() ? list.get(next).text() : "the end";
  }

  private static boolean isString(Token token) {
    return token.kind().equals("string");
  }

  private static String kindOf(Matcher matcher) {
    for (String kind : List.of("name", "number", "string")) {
      if (matcher.group(kind) != null) {
        return kind;
      }
    }
    return "operator";
  }
}
