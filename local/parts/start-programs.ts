import { step } from '../bootstrap/steps.mjs';
import type { PartList } from './part-list.ts';
import { planServer, planSimulator, planWorker, SIMULATORS } from './plans.ts';
import { publishModels } from './publish-models.ts';
import type { Site } from './site.ts';

/** The outside systems in small. */
export const startSimulators = (site: Site, parts: PartList): Promise<unknown> =>
  step('启动模拟的外部系统', () => Promise.all(SIMULATORS.map((name) => parts.start(planSimulator(site, name)))));

/** Publishes the models of the product, then opens the front door and starts the worker. */
export const startPrograms = async (site: Site, parts: PartList): Promise<void> => {
  await step('发布流程模型', (tell) => publishModels(site, tell));
  await step('启动服务与后台任务', () => Promise.all([parts.start(planServer(site)), parts.start(planWorker(site))]));
};

/** Stops everything that goes by the clock or keeps it in mind; what is left is the database. */
export const stopPrograms = async (parts: PartList): Promise<void> => {
  for (const name of ['worker', 'server', 'engine', ...SIMULATORS]) await parts.stop(name);
};
