import type { EngineFamily } from '../../engine/build.mjs';
import { applyEngineSql } from '../../engine/apply-sql.mjs';
import { engineReadyPath } from '../../engine/command.mjs';
import { Refusal } from '../bootstrap/refusal.mjs';
import { step } from '../bootstrap/steps.mjs';
import type { PartList } from './part-list.ts';
import { answersAt } from './part.ts';
import { engineHeaders, planEngine } from './plans.ts';
import type { Site } from './site.ts';

const checkGiven = async (site: Site): Promise<void> => {
  const url = new URL(engineReadyPath, site.engine.url).href;
  if (await answersAt(url, engineHeaders(site)).catch(() => false)) return;
  throw new Refusal(
    `ENGINE_URL 指定的流程引擎没有应答：${url}，请检查地址以及 ENGINE_USER、ENGINE_PASSWORD（engine does not answer）。`,
  );
};

/**
 * Starts our engine, or makes sure the one ENGINE_URL names answers, and puts our triggers on its tables. Without its job
 * executor no timer fires by itself.
 */
export const startEngine = async (
  site: Site,
  parts: PartList,
  family: EngineFamily | undefined,
  jobExecutor: boolean,
): Promise<void> => {
  if (family) await step('启动流程引擎', () => parts.start(planEngine(site, family, jobExecutor)));
  else await step('连接 ENGINE_URL 指定的流程引擎', () => checkGiven(site));
  await applyEngineSql(site.database.owner).catch((error: unknown) => {
    if (family) throw error;
    throw new Refusal(
      `ENGINE_URL 指定的流程引擎没有使用本数据库的 engine 模式：目前只支持流程引擎与本平台同一数据库（engine uses another database）。`,
    );
  });
};
