import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createBpmnCompiler } from '../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../adapters/process-folder.ts';
import type { Filing, Item } from '../../domain/items/index.ts';
import { parseItem } from '../../domain/items/index.ts';
import type { Needs } from '../../domain/needs.ts';

const processes = fileURLToPath(new URL('../../processes', import.meta.url));
const KEY = 'road-occupation';

const DEPARTMENTS = [
  { id: 'government-service-centre', name: '政务服务中心窗口', position: 1 },
  { id: 'municipal-administration', name: '市政管理局', position: 2 },
  { id: 'traffic-police', name: '公安交管支队', position: 3 },
];

const itemIn = (text: string | undefined): Item | undefined => {
  if (text === undefined) return undefined;
  const parsed = parseItem(text);
  if (!('item' in parsed)) throw new Error(JSON.stringify(parsed.details));
  return parsed.item;
};

/** A model as shipped, or with its item changed for a test, compiled by the real compiler and published without an engine; returns the version id. */
const publish = async (
  { db, clock }: Needs,
  key: string,
  change: (item: Item) => Item = (item) => item,
): Promise<string> => {
  const model = readProductModels(processes).find((one) => one.key === key);
  if (model === undefined) throw new Error(`no model ${key}`);
  const shipped = itemIn(model.files.find((file) => file.path === 'item.json')?.text);
  const item = shipped && change(shipped);
  const kind = item === undefined ? ('standing' as const) : ('item' as const);
  const compiler = createBpmnCompiler({ lint: async () => [], templates: readTemplates(`${processes}/templates`) });
  const { compiled, findings } = await compiler.compile({ ...model, kind, item });
  if (compiled === undefined) throw new Error(JSON.stringify(findings));
  await db('items').insert({ key, name: compiled.name, created_at: clock.now().toJSDate() });
  const id = randomUUID();
  await db('model_versions').insert({
    ...{ id, item_key: key, number: 1, kind, origin: 'product', content_hash: 'test', state: 'published' },
    item: JSON.stringify(item ?? null),
    source_files: JSON.stringify(model.files),
    compiled_files: JSON.stringify(compiled.files),
    task_index: JSON.stringify(compiled.tasks),
    forms: JSON.stringify(compiled.forms),
    deployment_id: `deployment-${key}`,
    process_definition_id: `${key}:1:test`,
    published_by: 'test',
    published_at: clock.now().toJSDate(),
  });
  return id;
};

export const publishRoadOccupation = async (needs: Needs, change?: (item: Item) => Item): Promise<string> => {
  await needs.db('departments').insert(DEPARTMENTS).onConflict('id').ignore();
  return publish(needs, KEY, change);
};

/** The process orders go through. */
export const publishSuperviseOrder = (needs: Needs): Promise<string> => publish(needs, 'supervise-order');

/** `processes/road-occupation/sample-filing.json`, a fresh copy. */
export const sampleFiling = (): Filing =>
  JSON.parse(readFileSync(`${processes}/${KEY}/sample-filing.json`, 'utf8')) as Filing;

export const publishRenewal = (needs: Needs): Promise<string> => publish(needs, 'road-occupation-renewal');

/** `processes/road-occupation-renewal/sample-filing.json`, a fresh copy. */
export const sampleRenewal = (): Filing =>
  JSON.parse(readFileSync(`${processes}/road-occupation-renewal/sample-filing.json`, 'utf8')) as Filing;
