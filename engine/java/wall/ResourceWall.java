package wall;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** Runs before the engine's own deployers, on new deployments and on those loaded again: kinds of files, their size, decision tables. */
final class ResourceWall implements Deployer {

  private static final int LARGEST = 1_000_000;
  private static final int MOST = 60;

  private final DmnWall decisions = new DmnWall();

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.getResources().size() > MOST) {
      throw new BadUserRequestException("too many files in one deployment");
    }
    for (ResourceEntity resource : deployment.getResources().values()) {
      try {
        check(resource);
      } catch (Refused refused) {
        throw new BadUserRequestException(resource.getName() + ": " + refused.getMessage());
      }
    }
  }

  private void check(ResourceEntity resource) {
    if (resource.getBytes().length > LARGEST) {
      throw new Refused("file too large");
    }
    if (resource.getName().endsWith(".dmn")) {
      decisions.check(resource.getBytes());
    } else if (!resource.getName().endsWith(".bpmn")) {
      // What no deployer knows could still be named by a task form, a script or a diagram.
      throw new Refused("only .bpmn and .dmn files are deployed");
    }
  }
}
