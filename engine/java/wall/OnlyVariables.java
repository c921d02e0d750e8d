package wall;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The expression language without anything but process variables: no object of this program by name, no properties, no
 * methods, no functions. What {@link Expression} does not let through would not work here either.
 */
final class OnlyVariables extends JuelExpressionManager {

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    return resolver;
  }

  @Override
  public void addFunction(String name, Method function) {
    // None.
  }
}
