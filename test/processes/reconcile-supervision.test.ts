import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { findSupervisionDamage } from '../../adapters/engine-supervision.ts';
import { createDomain } from '../../domain/domain.ts';
import type { Domain } from '../../domain/domain.ts';
import type { LimitClock } from '../../domain/clocks/index.ts';
import { MAX_SUPERVISIONS } from '../../domain/supervision/index.ts';
import { engineHeaders } from '../../local/parts/plans.ts';
import { openStack } from '../support/stack.ts';
import type { TestStack } from '../support/stack.ts';

const SOMEBODY = { kind: 'system', id: 'test' } as const;
const LIMIT = { budget: 2, unit: 'working-day', legalBasis: '《行政许可法》第四十二条' } as const;

interface Instance {
  id: string;
  key: string;
}

describe('processes/reconcile-supervision', function () {
  this.timeout(240_000);
  let stack: TestStack;

  before(async () => {
    stack = await openStack();
  });
  after(() => stack.close());

  const inDomain = <T>(work: (domain: Domain) => Promise<T>): Promise<T> =>
    stack.db.transaction((db) => work(createDomain({ db, clock: stack })));
  /** A clock whose process waits for yellow, half an hour ahead. */
  const openArmed = async (): Promise<LimitClock> => {
    const subject = { subjectKind: 'order', subjectId: randomUUID(), limitKey: 'order-reply' } as const;
    const clock = await inDomain((domain) => domain.clocks.openClock({ ...subject, limit: LIMIT }, SOMEBODY));
    await stack.moveClock(clock.yellowAt.minus({ minutes: 30 }));
    expect(await running(clock), 'armed').to.have.length(1);
    return clock;
  };
  const running = async ({ id }: LimitClock): Promise<Instance[]> => {
    const { rows } = await stack.db.raw<{ rows: Instance[] }>(
      `select id_ as id, business_key_ as key from engine.act_hi_procinst
       where proc_def_key_ = 'supervise-deadline' and end_time_ is null and strpos(business_key_, ?) = 1`,
      [id],
    );
    return rows;
  };
  const timerOf = async (clock: LimitClock) => {
    const [instance] = await running(clock);
    const [job] = await stack.engine.findJobs({ processInstanceId: instance?.id ?? '', timersOnly: true });
    if (job === undefined) throw new Error('no timer');
    return job;
  };
  /** What somebody does to the engine behind our back. */
  const tamper = async (method: string, path: string, body?: object): Promise<void> => {
    const headers = { ...engineHeaders(stack.site), 'content-type': 'application/json' };
    const answer = await fetch(`${stack.site.engine.url}${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    expect(answer.status, `${method} ${path}`).to.be.within(200, 204);
  };
  const aMinuteLater = () => stack.moveClock({ minutes: 1 });
  const turns = async ({ id }: LimitClock): Promise<{ colour: string; at: Date }[]> =>
    stack.db('supervision_events').where({ clock_id: id }).orderBy('at').select('colour', 'at');
  const expectBothInTime = async (clock: LimitClock): Promise<void> => {
    await stack.moveClock(clock.redAt);
    const told = (await turns(clock)).map(({ colour, at }) => [colour, at.toISOString()]);
    expect(told).to.deep.equal([
      ['yellow', clock.yellowAt.toJSDate().toISOString()],
      ['red', clock.redAt.toJSDate().toISOString()],
    ]);
    expect(await running(clock), 'its process has ended').to.deep.equal([]);
  };

  it('begins a process anew whose timer somebody deleted', async () => {
    // given
    const clock = await openArmed();
    await tamper('DELETE', `/job/${(await timerOf(clock)).id}`);
    // when
    await aMinuteLater();
    // then
    expect((await running(clock)).map(({ key }) => key)).to.deep.equal([`${clock.id}:1:2`]);
    await expectBothInTime(clock);
  });

  it('begins a process anew that somebody deleted', async () => {
    // given
    const clock = await openArmed();
    const [instance] = await running(clock);
    await tamper('DELETE', `/process-instance/${instance?.id ?? ''}`);
    // when
    await aMinuteLater();
    // then
    expect((await running(clock)).map(({ key }) => key)).to.deep.equal([`${clock.id}:1:2`]);
    await expectBothInTime(clock);
  });

  it('begins a process anew that somebody told its clock had stopped', async () => {
    // given
    const clock = await openArmed();
    await tamper('POST', '/message', { messageName: 'clock-stopped', businessKey: `${clock.id}:1` });
    expect(await running(clock)).to.deep.equal([]);
    // when
    await aMinuteLater();
    // then
    expect((await running(clock)).map(({ key }) => key)).to.deep.equal([`${clock.id}:1:2`]);
    await expectBothInTime(clock);
  });

  it('sets a timer right that somebody shifted, without another process', async () => {
    // given
    const clock = await openArmed();
    const { id } = await timerOf(clock);
    await tamper('PUT', `/job/${id}/duedate`, { duedate: '2027-01-01T00:00:00.000+0000' });
    // when
    await aMinuteLater();
    // then
    expect((await timerOf(clock)).dueAt?.toISOString()).to.equal(clock.yellowAt.toJSDate().toISOString());
    expect((await running(clock)).map(({ key }) => key)).to.deep.equal([`${clock.id}:1`]);
    await expectBothInTime(clock);
  });

  it('does the same for a timer shifted between yellow and red, and tells nothing twice', async () => {
    // given yellow told, its process ended by somebody, and the next one's timer shifted
    const clock = await openArmed();
    await stack.moveClock(clock.yellowAt);
    const [instance] = await running(clock);
    await tamper('DELETE', `/process-instance/${instance?.id ?? ''}`);
    await aMinuteLater();
    await tamper('PUT', `/job/${(await timerOf(clock)).id}/duedate`, { duedate: '2026-01-01T00:00:00.000+0000' });
    // when / then
    await expectBothInTime(clock);
  });

  it('ends a process whose clock stands still or has stopped', async () => {
    // given
    const clock = await openArmed();
    await inDomain((domain) => domain.clocks.stopClock({ ...subjectOf(clock), reason: 'answered' }, SOMEBODY));
    await stack.drain();
    for (const businessKey of [`${clock.id}:1:7`, `${clock.id}:9`, 'a-clock-that-never-was:1'])
      await stack.engine.startProcess({ definitionKey: 'supervise-deadline', businessKey, variables: datesOf(clock) });
    // when
    await aMinuteLater();
    // then
    expect(await running(clock)).to.deep.equal([]);
    expect(await running({ ...clock, id: 'a-clock-that-never-was' })).to.deep.equal([]);
    expect(await turns(clock)).to.deep.equal([]);
  });

  it('asks a person after some attempts, and tries again once the incident is resolved', async () => {
    // given a process that is lost again and again
    const clock = await openArmed();
    const lose = async (): Promise<void> => {
      const [instance] = await running(clock);
      await tamper('DELETE', `/process-instance/${instance?.id ?? ''}`);
      await aMinuteLater();
    };
    for (let attempt = 1; attempt <= MAX_SUPERVISIONS; attempt += 1) await lose();
    // when
    const incidents = await inDomain((domain) => domain.exactlyOnce.listOpenIncidents());
    await aMinuteLater();
    // then
    expect(incidents.map(({ kind, subject }) => [kind, subject])).to.deep.equal([
      ['supervision-lost', `${clock.id}:1`],
    ]);
    expect(await running(clock), 'left alone').to.deep.equal([]);
    // when
    await inDomain((domain) => domain.exactlyOnce.resolveIncident({ id: incidents[0]?.id ?? '' }, SOMEBODY));
    await aMinuteLater();
    // then
    expect((await running(clock)).map(({ key }) => key)).to.deep.equal([`${clock.id}:1:${MAX_SUPERVISIONS + 1}`]);
    await expectBothInTime(clock);
  });

  it('finds no difference where nobody has tampered', async () => {
    // given one that waits for yellow and one that waits for red
    const first = await openArmed();
    await stack.moveClock(first.yellowAt);
    const second = await openArmed();
    // when
    const damages = await findSupervisionDamage({ db: stack.db, clock: stack }, 10);
    // then
    expect(damages).to.deep.equal([]);
    expect([(await running(first)).length, (await running(second)).length]).to.deep.equal([1, 1]);
  });

  const subjectOf = ({ subjectKind, subjectId }: LimitClock) => ({ subjectKind, subjectId });
  const datesOf = (clock: LimitClock) => ({
    clockId: clock.id,
    run: clock.run,
    yellowAt: clock.yellowAt,
    orangeAt: clock.redAt,
    redAt: clock.redAt,
  });
});
