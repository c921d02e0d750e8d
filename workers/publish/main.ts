import { fileURLToPath } from 'node:url';
import { createBpmnCompiler } from '../../adapters/bpmn-compiler.ts';
import { createClock } from '../../adapters/clock.ts';
import { readConfig } from '../../adapters/config.ts';
import { createProcessEngine } from '../../adapters/engine-rest.ts';
import { createLog } from '../../adapters/log.ts';
import { connectDatabase, createTransact } from '../../adapters/postgres.ts';
import { readProductModels, readTemplates } from '../../adapters/process-folder.ts';
import { createModelEffects } from '../../domain/models/index.ts';
import { lintPublication } from '../../processes/lint/lint-publication.ts';

const processes = fileURLToPath(new URL('../../processes', import.meta.url));
const actor = { kind: 'system', id: 'publish' } as const;

/** Publishes the models shipped with the product; what was published before stays. Exit code 1 when one is refused. */
const publish = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('publish', config.logLevel);
  const clock = createClock(config.testClock);
  const db = connectDatabase(config.databaseUrl, 2);
  const compiler = createBpmnCompiler({ lint: lintPublication, templates: readTemplates(`${processes}/templates`) });
  const needs = { transact: createTransact(db, clock), clock, reached: () => undefined };
  const models = createModelEffects({ ...needs, engine: createProcessEngine(config.engine), compiler });
  try {
    for (const model of readProductModels(processes)) {
      const { key, outcome, findings } = await models.publishProductModel(model, actor);
      if (outcome !== 'refused') log.info({ model: key, outcome }, 'model');
      else {
        log.error({ model: key, findings }, 'model refused');
        process.exitCode = 1;
      }
    }
  } catch (error) {
    log.fatal({ err: error }, 'models are not published');
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
};

await publish();
