import { expect } from 'chai';
import { officeTime } from '../../../domain/calendar/index.ts';
import { createClocks, lightOf } from '../../../domain/clocks/index.ts';
import type { LimitClock } from '../../../domain/clocks/index.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { lightOnPaper, minuteAt, readPaper, textOfMinute } from './paper-clock.ts';
import type { Minute, PaperClock } from './paper-clock.ts';
import { diceOf, seedOfRun, type Dice } from './seeded.ts';

const HISTORIES = 250;
const EVENTS = 12;
const actor: Actor = { kind: 'system', id: 'history' };
const LIMITS = [
  { unit: 'working-day', most: 45 },
  { unit: 'working-day', most: 20 },
  { unit: 'calendar-day', most: 60 },
  { unit: 'month', most: 3 },
  { unit: 'hour', most: 72 },
] as const;
const BASES = ['hearing', 'testing', 'expert-review', '《某条例》第十二条'];

/** One case: its clock and those of its steps, by limit key, as they must be. */
interface History {
  caseNo: string;
  now: Minute;
  paper: Map<string, PaperClock>;
  told: string[];
}

describe('random histories of clocks, replayed on paper', () => {
  let database: TestDatabase;
  let clocks: ReturnType<typeof createClocks>;
  const seed = seedOfRun();

  before(async () => {
    database = await openTestDatabase();
    clocks = createClocks(database.needs);
  });
  after(() => database.close());

  const at = (minute: Minute) => officeTime(textOfMinute(minute));
  const find = async ({ caseNo }: History, limitKey: string): Promise<LimitClock> => {
    const clock = await clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey });
    if (clock === undefined) throw new Error(`${caseNo} ${limitKey} is gone`);
    return clock;
  };
  /** What the use-case answers: `ok`, or the code of its refusal. */
  const outcome = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'ok';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.code;
    }
  };

  const open = async (history: History, limitKey: string, dice: Dice): Promise<void> => {
    const { unit, most } = LIMITS[dice(LIMITS.length)] ?? LIMITS[0];
    const budget = 1 + dice(most);
    // acceptance is often counted from a receipt some time ago
    const startedAt = dice(3) === 0 ? history.now - dice(3 * 1440) : history.now;
    const { caseNo } = history;
    const limit = { budget, unit, legalBasis: '行政许可法第四十二条' };
    const subject = { subjectKind: 'case' as const, subjectId: caseNo, caseNo, limitKey };
    await clocks.openClock({ ...subject, limit, startedAt: at(startedAt) }, actor);
    const blank = { isExtended: false, pauses: [], pausedSince: undefined, stoppedAt: undefined };
    history.paper.set(limitKey, { unit, startedAt, total: budget, ...blank });
    history.told.push(
      `${textOfMinute(history.now)} open ${limitKey} ${budget} ${unit} from ${textOfMinute(startedAt)}`,
    );
  };

  const suspend = async (history: History, limitKey: string, paper: PaperClock, dice: Dice): Promise<string[]> => {
    const from = dice(4) === 0 ? history.now - dice(4 * 1440) : history.now;
    const { id } = await find(history, limitKey);
    const input = { clockId: id, fromAt: at(from), basis: BASES[dice(BASES.length)] ?? '', approverId: 'head' };
    const got = await outcome(clocks.suspendClock(input, actor));
    const due = ((): string => {
      if (paper.stoppedAt !== undefined || paper.pausedSince !== undefined) return 'clock-not-running';
      if (from < paper.startedAt || paper.pauses.some(([, until]) => until > from)) return 'suspension-order';
      return from >= readPaper(paper).redAt ? 'suspension-late' : 'ok';
    })();
    if (due === 'ok') paper.pausedSince = from;
    return [`suspend from ${textOfMinute(from)}`, got, due];
  };

  const resume = async (history: History, limitKey: string, paper: PaperClock, dice: Dice): Promise<string[]> => {
    const until = dice(4) === 0 ? history.now - dice(4 * 1440) : history.now;
    const { id } = await find(history, limitKey);
    const got = await outcome(clocks.resumeClock({ clockId: id, untilAt: at(until) }, actor));
    const due = ((): string => {
      if (paper.pausedSince === undefined || paper.stoppedAt !== undefined) return 'clock-not-suspended';
      return until < paper.pausedSince ? 'suspension-order' : 'ok';
    })();
    if (due === 'ok' && paper.pausedSince !== undefined) {
      paper.pauses.push([paper.pausedSince, until]);
      paper.pausedSince = undefined;
    }
    return [`resume at ${textOfMinute(until)}`, got, due];
  };

  const extend = async (history: History, limitKey: string, paper: PaperClock, dice: Dice): Promise<string[]> => {
    const budget = 1 + dice(paper.unit === 'month' ? 1 : 15);
    const { id } = await find(history, limitKey);
    const input = { clockId: id, budget, basis: '行政许可法第四十二条', reason: '情况复杂', approverId: 'head' };
    const got = await outcome(clocks.extendClock(input, actor));
    const due = ((): string => {
      if (paper.stoppedAt !== undefined) return 'clock-stopped';
      if (paper.pausedSince === undefined && history.now >= readPaper(paper).redAt) return 'clock-overdue';
      return paper.isExtended ? 'extension-used' : 'ok';
    })();
    if (due === 'ok') Object.assign(paper, { total: paper.total + budget, isExtended: true });
    return [`extend by ${budget}`, got, due];
  };

  const stopOnPaper = (history: History, paper: PaperClock): void => {
    if (paper.stoppedAt !== undefined) return;
    if (paper.pausedSince !== undefined) paper.pauses.push([paper.pausedSince, history.now]);
    Object.assign(paper, { pausedSince: undefined, stoppedAt: history.now });
  };

  /** A step sent back for correction: its round is over, the next begins; the limit of the case goes on as if nothing was. */
  const correct = async (history: History, dice: Dice): Promise<void> => {
    const rounds = history.paper.size - 1;
    const [last, next] = [`review${rounds > 1 ? `#${rounds}` : ''}`, `review${rounds > 0 ? `#${rounds + 1}` : ''}`];
    const paper = history.paper.get(last);
    if (paper !== undefined) {
      const of = { subjectKind: 'case' as const, subjectId: history.caseNo, limitKey: last };
      await clocks.stopClock({ ...of, reason: 'returned' }, actor);
      stopOnPaper(history, paper);
    }
    await open(history, next, dice);
  };

  const withdraw = async (history: History): Promise<void> => {
    await clocks.stopClocks({ caseNo: history.caseNo, reason: 'withdrawn' }, actor);
    for (const paper of history.paper.values()) stopOnPaper(history, paper);
    history.told.push(`${textOfMinute(history.now)} withdraw`);
  };

  const differences = async (history: History): Promise<string[]> => {
    const wrong: string[] = [];
    for (const clock of await clocks.listClocks(history.caseNo)) {
      const { limitKey } = clock;
      const paper = history.paper.get(limitKey);
      if (paper === undefined) return [`${limitKey} is not on paper`];
      const dates = readPaper(paper);
      const got = {
        yellowAt: textOfMinute(minuteAt(clock.yellowAt.toFormat("yyyy-MM-dd'T'HH:mm"))),
        redAt: clock.redAt.toFormat("yyyy-MM-dd'T'HH:mm"),
        isProvisional: clock.isProvisional,
        state: clock.state,
        light: lightOf(clock, at(history.now)),
      };
      const state = paper.pausedSince === undefined ? 'running' : 'suspended';
      const due = {
        yellowAt: textOfMinute(dates.yellowAt),
        redAt: textOfMinute(dates.redAt),
        isProvisional: dates.isProvisional,
        state: paper.stoppedAt === undefined ? state : 'stopped',
        light: lightOnPaper(paper, history.now),
      };
      if (JSON.stringify(got) !== JSON.stringify(due))
        wrong.push(`${limitKey}: ${JSON.stringify(got)} is not ${JSON.stringify(due)}\n${history.told.join('\n')}`);
    }
    return wrong;
  };

  const step = async (history: History, dice: Dice): Promise<string[]> => {
    history.now += dice(2) === 0 ? dice(1440) : dice(9 * 1440);
    database.clock.set(textOfMinute(history.now));
    const kind = dice(12);
    if (kind === 0) await correct(history, dice);
    else if (kind === 1 && dice(2) === 0) await withdraw(history);
    else {
      const keys = [...history.paper.keys()];
      const limitKey = keys[dice(keys.length)] ?? 'statutory';
      const paper = history.paper.get(limitKey);
      if (paper === undefined) return [];
      const act = kind < 6 ? suspend : kind < 10 ? resume : extend;
      const [what = '', got, due] = await act(history, limitKey, paper, dice);
      history.told.push(`${textOfMinute(history.now)} ${limitKey} ${what}: ${got}`);
      if (got !== due) return [`${got} is not ${due}\n${history.told.join('\n')}`];
    }
    return differences(history);
  };

  it(`${HISTORIES} histories: dates, state and light after every event, and every refusal (ORACLE_SEED=${seed})`, async () => {
    // given
    const dice = diceOf(seed);
    const wrong: string[] = [];
    const seen = new Set<string>();
    // when
    for (let count = 0; count < HISTORIES && wrong.length === 0; count += 1) {
      const now = minuteAt('2016-01-04T09:00') + dice(11 * 365) * 1440 + dice(1440);
      const history: History = { caseNo: `case-${count}`, now, paper: new Map(), told: [] };
      database.clock.set(textOfMinute(now));
      await open(history, 'statutory', dice);
      for (let event = 0; event < EVENTS && wrong.length === 0; event += 1) wrong.push(...(await step(history, dice)));
      for (const line of history.told) seen.add(line.split(' ').at(-1) ?? '');
    }
    // then
    expect(wrong, wrong[0]).to.have.length(0);
    expect([...seen]).to.include.members(['ok', 'withdraw', 'clock-not-running', 'clock-stopped', 'clock-overdue']);
  }).timeout(300_000);
});
