import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;

/**
 * The one account of the REST interface, as the environment names it (ENGINE_USER, ENGINE_PASSWORD). The engine's own
 * provider asks the database for the user, its groups and its tenants on every request: four transactions beside the
 * one that was asked for, about an account of which there is only one and which has none of these.
 */
public class ServiceAccount extends HttpBasicAuthenticationProvider {

  private final byte[] id = setting("ENGINE_USER");
  private final byte[] password = setting("ENGINE_PASSWORD");

  private static byte[] setting(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }

  /** Both are compared to the end, so that the time of an answer tells nothing of how far they agree. */
  @Override
  protected boolean isAuthenticated(ProcessEngine engine, String userName, String userPassword) {
    boolean isId = MessageDigest.isEqual(id, userName.getBytes(StandardCharsets.UTF_8));
    boolean isPassword = MessageDigest.isEqual(password, userPassword.getBytes(StandardCharsets.UTF_8));
    return isId & isPassword;
  }

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    AuthenticationResult result = super.extractAuthenticatedUser(request, engine);
    if (result.isAuthenticated()) {
      result.setGroups(List.of());
      result.setTenants(List.of());
    }
    return result;
  }
}
