import { step } from '../bootstrap/steps.mjs';
import type { PartList } from './part-list.ts';
import { planServer, planSimulator, planWorker, SIMULATORS } from './plans.ts';
import type { Site } from './site.ts';

/** The outside systems, unless the environment names real ones for all of them. */
export const startSimulators = (site: Site, parts: PartList): Promise<unknown> =>
  step('启动模拟的外部系统', () => Promise.all(SIMULATORS.map((name) => parts.start(planSimulator(site, name)))));

/** Front door and worker. */
export const startPrograms = (site: Site, parts: PartList): Promise<unknown> =>
  step('启动服务与后台任务', () => Promise.all([parts.start(planServer(site)), parts.start(planWorker(site))]));
