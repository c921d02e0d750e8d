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

  void check(Node node) {
    dialect.check(node);
    BpmnRules.check(node);
  }

  /** The engine's last word before it keeps what it parsed, schema defaults included. */
  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
    new Tree().walk(new Node(root), node -> {
      try {
        check(node);
      } catch (Refused refused) {
        throw new BpmnParseException(refused.getMessage(), node.element());
      }
    });
  }
}
