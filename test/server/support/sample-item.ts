import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../../adapters/process-folder.ts';
import { parseItem } from '../../../domain/items/index.ts';
import type { Actor, Needs } from '../../../domain/needs.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';

export const SYSTEM: Actor = { kind: 'system', id: 'test' };

export const DEPARTMENTS = [
  { id: 'government-service-centre', name: '政务服务中心窗口', position: 1 },
  { id: 'municipal-administration', name: '市政管理局', position: 2 },
  { id: 'traffic-police', name: '公安交管支队', position: 3 },
  { id: 'supervision-office', name: '行政审批监督科', position: 4 },
  { id: 'information-centre', name: '信息中心', position: 5 },
  // has no part in the item: its clerks must not see a thing
  { id: 'education-bureau', name: '教育局', position: 6 },
];

const compiled = new Map<string, Promise<Record<string, unknown>>>();

const compile = async (processes: string): Promise<Record<string, unknown>> => {
  const model = readProductModels(processes).find(({ key }) => key === 'road-occupation');
  const text = model?.files.find(({ path }) => path === 'item.json')?.text;
  if (!model || text === undefined) throw new Error('the product has no item road-occupation');
  const parsed = parseItem(text);
  if ('details' in parsed) throw new Error(JSON.stringify(parsed.details));
  const compiler = createBpmnCompiler({
    lint: lintPublication,
    templates: readTemplates(join(processes, 'templates')),
  });
  const result = await compiler.compile({ key: model.key, kind: 'item', files: model.files, item: parsed.item });
  if (!result.compiled) throw new Error(JSON.stringify(result.findings));
  return {
    item_key: model.key,
    number: 1,
    kind: 'item',
    origin: 'product',
    content_hash: 'as shipped',
    item: JSON.stringify(parsed.item),
    source_files: JSON.stringify(model.files),
    compiled_files: JSON.stringify(result.compiled.files),
    task_index: JSON.stringify(result.compiled.tasks),
    forms: JSON.stringify(result.compiled.forms),
    state: 'published',
    process_definition_id: 'road-occupation:1:test',
    published_by: 'test',
  };
};

/** The item road-occupation as shipped, compiled by the real compiler, published without an engine. */
export const publishSampleItem = async ({ db, clock }: Needs, processes: string): Promise<void> => {
  const version = compiled.get(processes) ?? compile(processes);
  compiled.set(processes, version);
  const at = clock.now().toJSDate();
  await db('items').insert({ key: 'road-occupation', name: '占用、挖掘城市道路审批', created_at: at });
  await db('model_versions').insert({ id: randomUUID(), ...(await version), published_at: at });
};
