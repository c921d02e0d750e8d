import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DateTime } from 'luxon';
import { createCalendar } from '../../domain/calendar/index.ts';
import { createDomain } from '../../domain/domain.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Act } from '../../local/demo/acts.ts';
import { demoFiling } from '../../local/demo/demo-filings.ts';
import type { Office } from '../../local/demo/office.ts';
import { openStack } from './stack.ts';
import type { TestStack } from './stack.ts';

const PROCESSES = join(import.meta.dirname, '../../processes');
/** Standing processes have tests of their own. */
const NOT_PART_OF_A_CASE = ['supervise-deadline', 'supervise-order'];

const SYSTEM = { kind: 'system', id: 'test' } as const;

interface SceneFiling {
  method?: 'courier' | 'pickup';
  isEmergency?: boolean;
  isLarge?: boolean;
  /** when the licence begins, and for how long */
  startsInDays?: number;
  days?: number;
}

interface CaseRow {
  state: string;
  is_deemed_accepted: boolean;
  accepted_at: Date | null;
}

interface TaskRow {
  id: string;
  state: string;
  version: number;
  [column: string]: unknown;
}

const partsOfCases = (): string[] =>
  readdirSync(join(PROCESSES, 'parts')).filter((part) => !NOT_PART_OF_A_CASE.includes(part));

const endEventsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.bpmn'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/<bpmn:endEvent id="([^"]+)"/g)])
    .map(([, id]) => id ?? '');

/** People acting at wait states on the running product, time going on only when a test says so. */
export class Scene {
  readonly stack: TestStack;
  readonly office: Office;
  #filed = 0;

  constructor(stack: TestStack) {
    this.stack = stack;
    this.office = stack.office;
  }

  now(): DateTime {
    return this.stack.now();
  }

  /** A filing with its materials uploaded, as it may be posted again and again. */
  prepareFiling(): Promise<Record<string, unknown>> {
    const startsOn = this.now().plus({ days: 60 }).toISODate() ?? '';
    return this.office.prepare(demoFiling(0, startsOn, false), 'courier');
  }

  /** Files a case and lets it come to its first step. */
  async file(input: SceneFiling = {}): Promise<string> {
    const startsOn =
      this.now()
        .plus({ days: input.startsInDays ?? 60 })
        .toISODate() ?? '';
    const number = this.#filed++;
    const filing = demoFiling(number, startsOn, input.isEmergency ?? false, input.isLarge);
    if (input.days !== undefined) filing.form = { ...filing.form, occupationDays: input.days };
    const caseNo = await this.office.file(filing, input.method ?? 'courier', `scene-${process.pid}-${number}`);
    await this.stack.drain();
    return caseNo;
  }

  /** One act after the other, each followed to its next wait state. */
  async play(caseNo: string, acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      await act(this.office, caseNo, this.now().toISODate() ?? '');
      await this.stack.drain();
    }
  }

  /** On to nine o'clock of the n-th working day from today. */
  async workingDays(count: number): Promise<void> {
    const calendar = await createCalendar({ db: this.stack.db, clock: this }).getCalendar();
    const day = calendar.addWorkingDays(this.now().toISODate() ?? '', count);
    await this.stack.moveClock(this.now().set(dayParts(day)).startOf('day').plus({ hours: 9 }));
    await this.stack.drain();
  }

  async calendarDays(days: number): Promise<void> {
    await this.stack.moveClock(this.now().plus({ days }));
    await this.stack.drain();
  }

  async caseRow(caseNo: string): Promise<CaseRow> {
    return this.stack.db('cases').where({ case_no: caseNo }).first();
  }

  async stateOf(caseNo: string): Promise<string> {
    return (await this.caseRow(caseNo)).state;
  }

  /** Ids of the end events the case has reached, those of its parts included. */
  async endsOf(caseNo: string): Promise<string[]> {
    const types = ['noneEndEvent', 'errorEndEvent', 'messageEndEvent', 'terminateEndEvent'];
    const rows: { activity_id: string }[] = await this.stack
      .db('case_steps')
      .where({ case_no: caseNo })
      .whereIn('activity_type', types);
    return rows.map((row) => row.activity_id);
  }

  /** End events of the item's diagrams, those of its parts included, that no case of this item in this scene has reached. */
  async endsNeverReached(itemKey = 'road-occupation', parts = partsOfCases()): Promise<string[]> {
    const folders = [join(PROCESSES, itemKey), ...parts.map((part) => join(PROCESSES, 'parts', part))];
    const rows: { activity_id: string }[] = await this.stack
      .db('case_steps as s')
      .join('cases as c', 'c.case_no', 's.case_no')
      .where('c.item_key', itemKey)
      .distinct('s.activity_id');
    const reached = new Set(rows.map((row) => row.activity_id));
    return folders.flatMap(endEventsIn).filter((id) => !reached.has(id));
  }

  /** Keys of the tasks that wait for somebody. */
  async stepsAt(caseNo: string): Promise<string[]> {
    const rows: { task_key: string }[] = await this.stack.db('tasks').where({ subject_id: caseNo, state: 'open' });
    return rows.map((row) => row.task_key);
  }

  /** The latest task of that key and branch. */
  async taskOf(caseNo: string, taskKey: string, branch?: number): Promise<TaskRow> {
    const where = { subject_id: caseNo, task_key: taskKey, ...(branch !== undefined && { branch }) };
    return this.stack.db('tasks').where(where).orderBy('seq', 'desc').first();
  }

  async clockOf(subjectId: string): Promise<unknown> {
    return this.stack.db('clocks').where({ subject_id: subjectId }).first();
  }

  async openClocks(caseNo: string): Promise<number> {
    return (await this.stack.db('clocks').where({ case_no: caseNo }).whereNot({ state: 'stopped' })).length;
  }

  /** Processes that supervise a run of this clock now. */
  async runningSupervision(clockId: string): Promise<number> {
    const { rows } = await this.stack.db.raw<{ rows: { count: number }[] }>(
      `select count(*)::int as count from engine.act_hi_procinst
       where proc_def_key_ = 'supervise-deadline' and end_time_ is null and strpos(business_key_, ?) = 1`,
      [clockId],
    );
    return rows[0]?.count ?? 0;
  }

  /** Root processes the engine ever started for this case. */
  async rootInstances(caseNo: string): Promise<number> {
    const { rows } = await this.stack.db.raw<{ rows: { count: number }[] }>(
      `select count(*)::int as count from engine.act_hi_procinst where business_key_ = ? and super_process_instance_id_ is null`,
      [caseNo],
    );
    return rows[0]?.count ?? 0;
  }

  /** Events of the case that say the same more than once. */
  async repeatedEvents(caseNo: string): Promise<string[]> {
    const rows: { type: string }[] = await this.stack
      .db('case_events')
      .where({ case_no: caseNo })
      .groupBy('type', 'data')
      .havingRaw('count(*) > 1')
      .select('type');
    return rows.map((row) => row.type);
  }

  /** How many lines of that type, naming `word`, an outside system has in its own ledger. */
  async ledgerCount(simulator: keyof TestStack['site']['ports'], type: string, word = ''): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.stack.site.ports[simulator]}/admin/ledger`);
    const entries = (await answer.json()) as { type: string }[];
    return entries.filter((entry) => entry.type === type && JSON.stringify(entry).includes(word)).length;
  }

  /** The clock stands still from now on, as a special procedure lets it. */
  async suspend(clockId: string, basis: string): Promise<void> {
    await this.#inDomain((domain) => domain.clocks.suspendClock({ clockId, basis, approverId: 'test' }, SYSTEM));
  }

  async resume(clockId: string): Promise<void> {
    await this.#inDomain((domain) => domain.clocks.resumeClock({ clockId }, SYSTEM));
  }

  async #inDomain(work: (domain: Domain) => Promise<unknown>): Promise<void> {
    await this.stack.db.transaction((db) => work(createDomain({ db, clock: this })));
    await this.stack.drain();
  }

  async countOf(table: string, caseNo: string): Promise<number> {
    return (await this.stack.db(table).where({ case_no: caseNo })).length;
  }

  close(): Promise<void> {
    return this.stack.close();
  }
}

const dayParts = (day: string): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};

/** For `before`, with a time-out of some minutes; pair it with `close()` in `after`. */
export const openScene = async (): Promise<Scene> => new Scene(await openStack());
