package wall;

import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;

/**
 * Reads a model with the engine's parser but without its schemas (a schema location is fetched from wherever it points), before
 * the engine itself looks at it. Every problem is reported with its line: 400, not 500.
 */
final class ModelReader extends Parser {

  @Override
  public Parse createParse() {
    return new Parse(this) { };
  }

  @Override
  protected SAXParser getSaxParser() throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    setXxeProcessing(factory);
    return factory.newSAXParser();
  }

  void check(String file, byte[] xml, Consumer<Node> check) {
    Parse parse = createParse().name(file).sourceInputStream(new ByteArrayInputStream(xml));
    try {
      parse.execute();
      if (!parse.hasErrors()) {
        new Tree().walk(new Node(parse.getRootElement()), node -> tryOn(parse, node, check));
      }
    } catch (Refused refused) {
      throw new BadUserRequestException(file + ": " + refused.getMessage());
    } catch (ProcessEngineException unreadable) {
      throw new BadUserRequestException(file + ": not readable as XML without DOCTYPE: " + unreadable.getMessage());
    }
    if (parse.hasErrors()) {
      parse.throwExceptionForErrors();
    }
  }

  private static void tryOn(Parse parse, Node node, Consumer<Node> check) {
    try {
      check.accept(node);
    } catch (Refused refused) {
      String id = node.attribute("id");
      parse.addError(refused.getMessage(), node.element(), id == null ? "" : id);
    }
  }
}
