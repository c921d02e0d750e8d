package wall;

import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses process models outside the dialect, at deployment and whenever the engine loads a definition again: a model that
 * came into the database another way does not start either.
 */
final class BpmnWall extends AbstractBpmnParseListener {

  private final Dialect dialect = BpmnDialect.create();

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
    new Tree().walk(new ParsedElement(root), node -> {
      try {
        dialect.check(node);
        BpmnRules.check(node);
      } catch (Refused refused) {
        // Becomes a parse problem with its line: 400, not 500.
        Element element = ((ParsedElement) node).element();
        throw new BpmnParseException(refused.getMessage() + " (element " + element.attribute("id") + ")", element);
      }
    });
  }
}
