import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;

/**
 * The one account of the REST interface. It is made at the first start and follows its password at every later one, so
 * that new credentials need a restart and nothing else.
 */
public class ServiceAccount extends AbstractProcessEnginePlugin {

  private final String id;
  private final String password;

  public ServiceAccount(String id, String password) {
    this.id = id;
    this.password = password;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    IdentityService identity = engine.getIdentityService();
    User user = identity.createUserQuery().userId(id).singleResult();
    if (user == null) {
      create(identity);
    } else if (!identity.checkPassword(id, password)) {
      user.setPassword(password);
      identity.saveUser(user);
    }
  }

  private void create(IdentityService identity) {
    User user = identity.newUser(id);
    user.setPassword(password);
    try {
      identity.saveUser(user);
    } catch (RuntimeException lostRace) {
      // Two nodes starting on an empty database at once: the other one made it.
      if (identity.createUserQuery().userId(id).count() == 0) {
        throw lostRace;
      }
    }
  }
}
