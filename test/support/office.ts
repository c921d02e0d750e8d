import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCases } from '../../domain/cases/index.ts';
import type { Case } from '../../domain/cases/index.ts';
import { parseItem } from '../../domain/items/index.ts';
import type { Item } from '../../domain/items/index.ts';
import type { Actor, Needs } from '../../domain/needs.ts';
import { saveDepartment } from '../../domain/people/index.ts';

const FOLDER = join(import.meta.dirname, '../../processes/road-occupation');

const DEPARTMENTS = [
  ['government-service-centre', '政务服务中心窗口'],
  ['municipal-administration', '市政管理局'],
  ['traffic-police', '公安交管支队'],
] as const;

export const SYSTEM: Actor = { kind: 'system', id: 'test' };
export const INTEGRATOR: Actor = { kind: 'api-key', id: 'integrator' };

type Filing = Record<string, unknown> & { form: Record<string, unknown>; applicant: Record<string, unknown> };

export const readSampleFiling = (): Filing =>
  JSON.parse(readFileSync(join(FOLDER, 'sample-filing.json'), 'utf8')) as Filing;

/** The item road-occupation as the repository holds it. */
export const readSampleItem = (): Item => {
  const parsed = parseItem(readFileSync(join(FOLDER, 'item.json'), 'utf8'));
  if ('details' in parsed) throw new Error(JSON.stringify(parsed.details));
  return parsed.item;
};

/** Departments and the item road-occupation, published without an engine; forms are not checked. */
export const openOffice = async (needs: Needs, change: Partial<Item> = {}): Promise<Item> => {
  for (const [position, [id, name]] of DEPARTMENTS.entries())
    await saveDepartment(needs, { id, name, position }, SYSTEM);
  const item: Item = { ...readSampleItem(), ...change };
  const facts = Object.fromEntries(item.facts.filter(({ source }) => source === 'form').map(({ key }) => [key, key]));
  const at = needs.clock.now().toJSDate();
  await needs.db('items').insert({ key: item.key, name: item.name, created_at: at });
  await needs.db('model_versions').insert({
    id: randomUUID(),
    item_key: item.key,
    number: 1,
    kind: 'item',
    origin: 'product',
    content_hash: 'test',
    item: JSON.stringify(item),
    source_files: '[]',
    compiled_files: '[]',
    task_index: '{}',
    forms: JSON.stringify({ filing: { form: {}, schema: { type: 'object' }, variables: {}, facts } }),
    state: 'published',
    process_definition_id: 'road-occupation:1:test',
    published_by: 'test',
    published_at: at,
  });
  return item;
};

/** What makes the sample an emergency, free of any fee: its licence may be issued without a payment. */
export const exemptFrom = (startsOn: string): Pick<Filing, 'form'> => ({
  form: { occupiedArea: 10, occupationDays: 15, isEmergency: true, isExcavation: true, startsOn },
});

/** A case as it stands after this step of the office; `filing` changes the sample. */
export const openSampleCase = (needs: Needs, filing: Partial<Filing> = {}): Promise<Case> => {
  const sample = { ...readSampleFiling(), ...filing };
  return createCases(needs).openCase({ filing: sample, channel: 'api', clientId: INTEGRATOR.id }, INTEGRATOR);
};

export const grantSampleCase = async (needs: Needs, filing: Partial<Filing> = {}): Promise<Case> => {
  const cases = createCases(needs);
  const { caseNo } = await openSampleCase(needs, filing);
  await cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
  return cases.recordDecision({ caseNo, decision: 'granted' }, SYSTEM);
};
