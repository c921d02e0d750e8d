import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { createDomain } from '../../domain/domain.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Limit, LimitClock } from '../../domain/clocks/index.ts';
import { parseItem } from '../../domain/items/index.ts';
import { openStack } from '../support/stack.ts';
import type { TestStack } from '../support/stack.ts';

const PROCESSES = 'processes';
const SOMEBODY = { kind: 'system', id: 'test' } as const;

interface ConfiguredLimit {
  /** item and key, as they are written in `item.json` */
  name: string;
  key: string;
  limit: Limit;
}

const limitsOf = (item: string): ConfiguredLimit[] => {
  const parsed = parseItem(readFileSync(join(PROCESSES, item, 'item.json'), 'utf8'));
  if ('details' in parsed) throw new Error(JSON.stringify(parsed.details));
  return Object.entries(parsed.item.limits).map(([key, limit]) => ({ name: `${item} ${key}`, key, limit }));
};

const items = readdirSync(PROCESSES).filter((item) => existsSync(join(PROCESSES, item, 'item.json')));
const configured = items.flatMap(limitsOf);

/** 行政许可法第四十二条 and every other limit of the catalogue: none may pass unseen. */
describe('every configured light fires', function () {
  this.timeout(480_000);
  let stack: TestStack;
  const clocks = new Map<string, LimitClock>();
  const told = new Map<string, string[]>();

  const inDomain = <T>(work: (domain: Domain) => Promise<T>): Promise<T> =>
    stack.db.transaction((db) => work(createDomain({ db, clock: stack })));
  const open = async ({ name, key, limit }: ConfiguredLimit): Promise<void> => {
    // a limit of no department: red asks nobody why, which has tests of its own
    const subject = { subjectKind: 'case', subjectId: randomUUID(), limitKey: key } as const;
    clocks.set(name, await inDomain((domain) => domain.clocks.openClock({ ...subject, limit }, SOMEBODY)));
  };
  const at = (instant: Date): string => DateTime.fromJSDate(instant, { zone: 'Asia/Shanghai' }).toISO() ?? '';

  before(async () => {
    stack = await openStack();
    for (const limit of configured) await open(limit);
    const ofOffice = await inDomain((domain) => domain.clocks.listOfficeLimits());
    for (const limit of ofOffice) await open({ name: limit.key, key: limit.key, limit });
    await stack.drain();
    // over every yellow and red: the timers run in due order, each at its own time
    await stack.moveClock(
      [...clocks.values()].map(({ redAt }) => redAt).reduce((one, other) => DateTime.max(one, other)),
    );
    const rows: { clock_id: string; colour: string; at: Date }[] = await stack.db('supervision_events').orderBy('at');
    for (const row of rows) told.set(row.clock_id, [...(told.get(row.clock_id) ?? []), `${row.colour} ${at(row.at)}`]);
  });
  after(() => stack.close());

  const expectBoth = (name: string): void => {
    const clock = clocks.get(name);
    if (clock === undefined) throw new Error(`no clock of ${name}`);
    // a limit of one day is yellow from its first moment
    const yellowAt = DateTime.max(clock.yellowAt, clock.startedAt);
    expect(told.get(clock.id)).to.deep.equal([`yellow ${yellowAt.toISO() ?? ''}`, `red ${clock.redAt.toISO() ?? ''}`]);
  };

  for (const { name } of configured) it(`${name} turns yellow and red at the very instants`, () => expectBoth(name));

  it('so does every limit of the office itself', async () => {
    const ofOffice = await inDomain((domain) => domain.clocks.listOfficeLimits());
    expect(ofOffice).not.to.deep.equal([]);
    for (const { key } of ofOffice) expectBoth(key);
  });

  it('and nothing of them is left in the engine', async () => {
    const jobs = await stack.engine.findJobs({ processDefinitionKey: 'supervise-deadline' });
    expect(jobs).to.deep.equal([]);
  });
});
