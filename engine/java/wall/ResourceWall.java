package wall;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** Runs before the engine's own deployers, on new deployments and on those loaded again: kinds of files, their size, what is in them. */
final class ResourceWall implements Deployer {

  private static final int LARGEST = 1_000_000;
  private static final int MOST = 60;

  private final ModelReader reader = new ModelReader();
  private final BpmnWall models;
  private final DmnWall decisions = new DmnWall();

  ResourceWall(BpmnWall models) {
    this.models = models;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.getResources().size() > MOST) {
      throw new BadUserRequestException("too many files in one deployment");
    }
    deployment.getResources().values().forEach(this::check);
  }

  private void check(ResourceEntity resource) {
    String name = resource.getName();
    byte[] content = resource.getBytes();
    if (content.length > LARGEST) {
      throw new BadUserRequestException(name + ": file too large");
    }
    if (name.endsWith(".bpmn")) {
      reader.check(name, content, models::check);
    } else if (name.endsWith(".dmn")) {
      reader.check(name, content, decisions::check);
    } else {
      // What no deployer knows could still be named by a task form, a script or a diagram.
      throw new BadUserRequestException(name + ": only .bpmn and .dmn files are deployed");
    }
  }
}
