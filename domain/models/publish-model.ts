import { randomUUID } from 'node:crypto';
import { writeAuditLine } from '../audit/index.ts';
import { isRefusal, type DomainError } from '../errors.ts';
import type { EffectNeeds, EngineDeployment, ProcessEngine } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { checkPrefix } from './check-prefix.ts';
import { compileModel, type CompiledInput } from './compile-model.ts';
import type { CompiledModel, Finding, ModelCompiler } from './model-compiler.ts';
import { modelKeyTaken } from './model-errors.ts';
import { contentHash, type ModelFile } from './model-file.ts';
import {
  insertVersion,
  lockItem,
  selectHighestNumber,
  selectNewestPublished,
  selectVersion,
  selectVersionByHash,
  updateItemName,
  updateVersionPublished,
  updateVersionState,
} from './model-store.ts';
import type { ModelOrigin, ModelVersion } from './model-version.ts';

export type PublishNeeds = EffectNeeds & { engine: ProcessEngine; compiler: ModelCompiler };

export interface PublishInput {
  key: string;
  files: readonly ModelFile[];
  comment: string;
  origin: ModelOrigin;
}

/** `unchanged`: that very content is the newest version of that key. `refused`: see the findings. */
export interface PublishOutcome {
  outcome: 'published' | 'unchanged' | 'refused';
  version: ModelVersion | undefined;
  findings: Finding[];
}

interface Publication {
  compiled: CompiledModel;
  from: CompiledInput['input'];
  publish: PublishInput;
}

/** Takes up a publication begun earlier with the same content, or begins a new one; going back to older content is a new one, too. */
const intend = async (needs: Needs, { compiled, from, publish }: Publication, actor: Actor): Promise<ModelVersion> => {
  await lockItem(needs, publish.key, compiled.name);
  const newest = await selectNewestPublished(needs, publish.key);
  if (newest !== undefined && newest.kind !== from.kind) throw modelKeyTaken();
  const hash = contentHash(publish.files);
  const begun = await selectVersionByHash(needs, publish.key, hash);
  const isOlder = begun?.state === 'published' && begun.id !== newest?.id;
  if (begun !== undefined && !isOlder) return begun;
  const version = {
    id: randomUUID(),
    itemKey: publish.key,
    number: (await selectHighestNumber(needs, publish.key)) + 1,
    kind: from.kind,
    origin: publish.origin,
    contentHash: hash,
    state: 'publishing' as const,
    comment: publish.comment,
    publishedBy: actor.id,
    publishedAt: needs.clock.now().toJSDate(),
    item: from.item,
    sourceFiles: [...publish.files],
    compiledFiles: compiled.files,
    tasks: compiled.tasks,
    forms: compiled.forms,
  };
  await insertVersion(needs, version);
  return { ...version, deploymentId: undefined, processDefinitionId: undefined };
};

/** The deployment bears the version's id, so one made before a crash is found again. */
const deploy = async ({ engine }: PublishNeeds, id: string, compiled: CompiledModel): Promise<EngineDeployment> =>
  (await engine.findDeployment(id)) ?? (await engine.deploy({ name: id, files: compiled.files }));

const settle = async (
  needs: Needs,
  version: ModelVersion,
  compiled: CompiledModel,
  deployment: EngineDeployment,
  actor: Actor,
): Promise<ModelVersion> => {
  const root = deployment.definitions.find((definition) => definition.key === compiled.processKey);
  if (root === undefined) throw new Error(`deployment ${version.id} lacks process ${compiled.processKey}`);
  await updateVersionPublished(needs, version.id, {
    deploymentId: deployment.deploymentId,
    processDefinitionId: root.id,
  });
  await updateItemName(needs, version.itemKey, compiled.name);
  const details = { itemKey: version.itemKey, number: version.number, contentHash: version.contentHash };
  await writeAuditLine(
    needs,
    { action: 'publish-model', subjectKind: 'model-version', subjectId: version.id, details },
    actor,
  );
  return (await selectVersion(needs, version.id)) ?? version;
};

const fileOf = (name: string, files: readonly ModelFile[]): string | undefined =>
  files.find(({ path }) => path === name || path.endsWith(`/${name}`))?.path;

/** The engine names file and element in the path of a detail: `/collect-payment.bpmn/payment-due`. */
const refusedByEngine = (error: DomainError, { key, item, files }: CompiledInput['input']): Finding[] => {
  const details = error.details.length > 0 ? error.details : [{ path: '', message: error.message }];
  return details.map(({ path, message }) => {
    const [, name = '', elementId] = path.split('/');
    const file = fileOf(name, files) ?? `${item?.process ?? key}.bpmn`;
    const sentence = `流程引擎拒绝了模型：${message}`;
    return { file, elementId: elementId ?? null, rule: 'engine/refused', message: sentence, severity: 'error' };
  });
};

/**
 * Compiles, checks, keeps the texts, deploys them to the engine. May be repeated after any failure: the same content goes on where
 * it stopped. Rejects with kind `unavailable` while the engine is away; the version then stays `publishing`.
 */
export const publishModel = async (needs: PublishNeeds, input: PublishInput, actor: Actor): Promise<PublishOutcome> => {
  const { input: from, findings, compiled } = await compileModel(needs, input);
  if (compiled === undefined) return { outcome: 'refused', version: undefined, findings };
  const taken = await needs.transact((tx) => checkPrefix(tx, from));
  if (taken.length > 0) return { outcome: 'refused', version: undefined, findings: [...findings, ...taken] };
  const version = await needs.transact((tx) => intend(tx, { compiled, from, publish: input }, actor));
  if (version.state === 'published') return { outcome: 'unchanged', version, findings };
  await needs.reached('model-intended');
  try {
    const deployment = await deploy(needs, version.id, compiled);
    await needs.reached('model-deployed');
    const published = await needs.transact((tx) => settle(tx, version, compiled, deployment, actor));
    return { outcome: 'published', version: published, findings };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await needs.transact((tx) => updateVersionState(tx, version.id, 'failed'));
    return { outcome: 'refused', version: undefined, findings: [...findings, ...refusedByEngine(error, from)] };
  }
};
