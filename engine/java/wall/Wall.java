package wall;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The engine's own wall, behind the product's gate: even somebody who holds the engine's password can only make it run models
 * that wait for people, dates, messages and external workers. Whoever could deploy freely could run any code in this process.
 */
public class Wall extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    // Otherwise every object of this program, the data source included, is a name in the expression language. An empty map of
    // beans would come too late: Spring's own expression manager is already set when plugins are asked.
    configuration.setExpressionManager(new OnlyVariables());
    BpmnWall models = new BpmnWall();
    configuration.setCustomPreDeployers(with(configuration.getCustomPreDeployers(), new ResourceWall(models)));
    configuration.setCustomPreBPMNParseListeners(with(configuration.getCustomPreBPMNParseListeners(), models));
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> longer = list == null ? new ArrayList<>() : new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
