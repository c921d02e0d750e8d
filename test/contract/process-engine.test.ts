import { families } from '../../engine/build.mjs';
import type { EngineFamily } from '../../engine/build.mjs';
import { startEngineUnderTest } from './engine-under-test.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { describeDeployments } from './process-engine/deployments.ts';
import { describeEventQueue } from './process-engine/event-queue.ts';
import { describeExternalTasks } from './process-engine/external-tasks.ts';
import { describeInstances } from './process-engine/instances.ts';
import { describeInterface } from './process-engine/interface.ts';
import { describeJobs } from './process-engine/jobs.ts';
import { describeShippedModels } from './process-engine/shipped-models.ts';
import { describeTasks } from './process-engine/tasks.ts';
import { describeWall } from './process-engine/wall.ts';

const chosen = process.env.ENGINE_FAMILY as EngineFamily | undefined;

// Both families, always: one that cannot be built or started is a failure, not a gap.
for (const family of chosen ? [chosen] : families) {
  describe(`the process engine, family ${family}`, function () {
    this.timeout(30_000);
    let running: EngineUnderTest | undefined;

    before(async function () {
      this.timeout(240_000);
      running = await startEngineUnderTest(family);
    });
    after(async () => {
      await running?.stop();
    });

    const engine = (): EngineUnderTest => {
      if (!running) throw new Error('the engine does not run');
      return running;
    };
    describeInterface(engine);
    describeDeployments(engine);
    describeInstances(engine);
    describeTasks(engine);
    describeExternalTasks(engine);
    describeJobs(engine);
    describeEventQueue(engine);
    describeWall(engine);
    describeShippedModels(engine);
  });
}
