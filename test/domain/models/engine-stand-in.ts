import type { EngineDeployment, ProcessEngine } from '../../../domain/exactly-once/index.ts';
import { DomainError } from '../../../domain/errors.ts';

type Part = Pick<ProcessEngine, 'deploy' | 'findDeployment'>;

/** The part of the engine that takes deployments, played: it can be away, refuse, or lose its answer. */
export class EngineStandIn implements Part {
  readonly deployments = new Map<string, EngineDeployment>();
  deployCalls = 0;
  mood: 'well' | 'away' | 'loses-answer' | 'refuses' = 'well';

  async deploy({ name, files }: Parameters<Part['deploy']>[0]): Promise<EngineDeployment> {
    this.deployCalls += 1;
    if (this.mood === 'away') throw new DomainError('unavailable', 'engine-unavailable', '流程引擎没有应答');
    if (this.mood === 'refuses') throw new DomainError('invalid', 'engine-model-refused', '流程引擎拒绝了模型');
    const definitions = files.map((file) => {
      const key = file.name.replace('.bpmn', '');
      return { key, id: `${key}:${this.deployCalls}`, resource: file.name };
    });
    const deployment = { deploymentId: `deployment-${this.deployCalls}`, definitions };
    this.deployments.set(name, deployment);
    if (this.mood === 'loses-answer') throw new DomainError('unavailable', 'engine-unavailable', '流程引擎没有应答');
    return deployment;
  }

  async findDeployment(name: string): Promise<EngineDeployment | undefined> {
    return this.deployments.get(name);
  }

  /** Publishing asks nothing else of the engine. */
  asEngine(): ProcessEngine {
    return this as unknown as ProcessEngine;
  }
}
