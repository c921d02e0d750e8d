import { expect } from 'chai';
import * as once from '../../../domain/exactly-once/index.ts';
import type { Command, CommandHandler } from '../../../domain/exactly-once/index.ts';
import { officeTime } from '../../../domain/calendar/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

const done = { result: 'done', outcome: 'correlated' } as const;

describe('outbox', () => {
  let database: TestDatabase;
  let settled: string[];
  /** seconds from the last failure to the next attempt: the failure was written somewhere between two looks at the clock */
  let wait: { atLeast: number; atMost: number };
  const handler: CommandHandler = {
    deliver: async () => done,
    settled: async (_needs, command) => void settled.push(command.commandId),
  };

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  beforeEach(async () => {
    settled = [];
    await database.db('outbox_commands').delete();
    await database.db('incidents').delete();
  });

  const queue = (subject: string, commandId: string) =>
    once.queueCommand(database.needs, {
      kind: 'correlate-message',
      subject,
      commandId,
      payload: { name: 'supplement-received', businessKey: subject },
    });
  const take = (limit = 10) => once.takeCommands(database.needs, limit);
  const ids = (commands: Command[]) => commands.map(({ commandId }) => commandId);
  const settle = async (command: Command | undefined) => {
    if (command === undefined) throw new Error('nothing taken');
    await once.settleCommand(database.needs, command, done, handler);
  };
  const state = async (commandId: string) => {
    const row = await database.db('outbox_commands').where({ command_id: commandId }).first();
    return row.state as string;
  };
  const expireLeases = () => database.db('outbox_commands').update({ leased_until: '2000-01-01' });

  const secondsOf = async (instant: string, from = ''): Promise<number> => {
    const sql = `select extract(epoch from ${instant})::float8 as seconds ${from}`;
    const { rows } = await database.db.raw<{ rows: [{ seconds: number }] }>(sql);
    return rows[0].seconds;
  };
  const fail = async (passes: boolean) => {
    await database.db('outbox_commands').update({ next_attempt_at: '2000-01-01' });
    const [command] = await take();
    if (command === undefined) throw new Error('nothing taken');
    const before = await secondsOf('clock_timestamp()');
    const fate = await once.retryCommand(database.needs, command, { reason: 'engine says no', passes });
    const after = await secondsOf('clock_timestamp()');
    const next = await secondsOf('next_attempt_at', `from outbox_commands where id = ${command.id}`);
    wait = { atLeast: next - after, atMost: next - before };
    return fate;
  };
  const expectWait = (seconds: number) => expect(seconds).to.be.within(wait.atLeast, wait.atMost);
  const failOften = async (passes: boolean) => {
    for (let i = 1; i < once.MAX_ATTEMPTS; i += 1) expect(await fail(passes)).to.equal('again');
    return fail(passes);
  };
  const incidents = async () =>
    (await once.listOpenIncidents(database.needs, 'a')).map(({ kind, subject }) => [kind, subject]);

  it('hands out one command per subject, in order, and many subjects at once', async () => {
    // given
    for (const [subject, id] of [
      ['a', 'a1'],
      ['a', 'a2'],
      ['b', 'b1'],
    ] as const)
      await queue(subject, id);
    // when
    const first = await take();
    const meanwhile = await take();
    await settle(first[0]);
    const next = await take();
    // then
    expect([ids(first), ids(meanwhile), ids(next)]).to.deep.equal([['a1', 'b1'], [], ['a2']]);
    expect(settled).to.deep.equal(['a1']);
  });

  it('gives no command to two relays at once', async () => {
    // given
    for (let i = 0; i < 20; i += 1) await queue(`s${i}`, `c${i}`);
    // when
    const taken = await Promise.all([take(8), take(8), take(8)]);
    // then
    const all = taken.flatMap(ids);
    expect(new Set(all).size).to.equal(all.length);
  });

  it('keeps instants, numbers and flags of a payload as they were', async () => {
    // given
    const acceptanceDueAt = officeTime('2026-03-10T00:00');
    const variables = { acceptanceDueAt, occupiedArea: 240, isExcavation: true, caseNo: 'x' };
    const definition = { definitionId: 'p:1', definitionKey: 'p', businessKey: 'x' };
    await once.queueCommand(database.needs, {
      kind: 'start-process',
      subject: 'x',
      payload: { ...definition, variables },
    });
    // when
    const [command] = (await take()) as [Command<'start-process'>];
    // then
    const { acceptanceDueAt: instant, ...rest } = command.payload.variables;
    expect(rest).to.deep.equal({ occupiedArea: 240, isExcavation: true, caseNo: 'x' });
    expect(String(instant)).to.equal(acceptanceDueAt.toISO());
  });

  it('is taken over when its relay died, and the late answer of the first no longer counts', async () => {
    // given
    await queue('a', 'a1');
    const [first] = await take();
    await expireLeases();
    const [second] = await take();
    // when
    await settle(second);
    await settle(first);
    // then
    expect(second?.attempts).to.equal(2);
    expect(settled).to.deep.equal(['a1']);
  });

  it('parks a message nobody waits for, lets later commands pass, and tries it when the feed says so', async () => {
    // given
    await queue('a', 'a1');
    await queue('a', 'a2');
    const [message] = await take();
    if (message === undefined) throw new Error('nothing taken');
    await once.parkCommand(database.needs, message);
    // when
    const passing = await take();
    await settle(passing[0]);
    const before = await take();
    await once.wakeParked(database.needs, 'a');
    const after = await take();
    // then
    expect([ids(passing), ids(before), ids(after)]).to.deep.equal([['a2'], [], ['a1']]);
  });

  it('closes what is parked when the process has ended', async () => {
    // given
    await queue('a', 'a1');
    const [message] = await take();
    if (message === undefined) throw new Error('nothing taken');
    await once.parkCommand(database.needs, message);
    // when
    await once.closeMessagesOf(database.needs, 'a');
    // then
    expect(await state('a1')).to.equal('done');
  });

  it('closes a message about to be tried again when the process has ended, and its late answer no longer counts', async () => {
    // given one under way, and a command of another kind
    const definition = { definitionId: 'p:1', definitionKey: 'p', businessKey: 'a', variables: {} };
    await queue('a', 'a1');
    const [message] = await take();
    if (message === undefined) throw new Error('nothing taken');
    await once.queueCommand(database.needs, {
      kind: 'start-process',
      subject: 'a',
      commandId: 'a2',
      payload: definition,
    });
    // when
    await once.closeMessagesOf(database.needs, 'a');
    await once.parkCommand(database.needs, message);
    await once.retryCommand(database.needs, message, { reason: 'engine-unavailable', passes: true });
    await settle(message);
    // then
    expect([await state('a1'), await state('a2'), settled]).to.deep.equal(['done', 'pending', []]);
    expect(ids(await take())).to.deep.equal(['a2']);
  });

  it('does not count among its failures how often nobody waited for it', async () => {
    // given
    await queue('a', 'a1');
    for (let i = 0; i < 2 * once.MAX_ATTEMPTS; i += 1) {
      const [message] = await take();
      if (message === undefined) throw new Error('nothing taken');
      await once.parkCommand(database.needs, message);
      await once.wakeParked(database.needs, 'a');
    }
    // when
    const fates = [await fail(true), await fail(false)];
    // then
    expectWait(1);
    expect([fates, await incidents()]).to.deep.equal([['again', 'again'], []]);
  });

  it('waits longer after each failure and gives up with an incident', async () => {
    // given
    await queue('a', 'a1');
    // when
    for (const seconds of [0.5, 1, 2, 4]) {
      await fail(false);
      expectWait(seconds);
    }
    for (let i = 5; i < once.MAX_ATTEMPTS; i += 1) await fail(false);
    const fate = await fail(false);
    // then
    expect(fate).to.equal('dead');
    expect(await incidents()).to.deep.equal([['command-dead', 'a1']]);
    // when it is tried again after a person looked, and gets through
    await once.reviveCommand(database.needs, 'a1');
    await settle((await take())[0]);
    // then
    expect([await state('a1'), await incidents()]).to.deep.equal(['done', []]);
  });

  it('is never given up nor overtaken while the engine is away, and closes its incident itself', async () => {
    // given
    await queue('a', 'a1');
    await queue('a', 'a2');
    // when
    const fate = await failOften(true);
    // then
    expectWait(300);
    expect([fate, await state('a1')]).to.deep.equal(['again', 'pending']);
    expect(await incidents()).to.deep.equal([['command-dead', 'a1']]);
    // when the engine is back
    await database.db('outbox_commands').update({ next_attempt_at: '2000-01-01' });
    const [first] = await take();
    await settle(first);
    // then
    expect([first?.commandId, await incidents()]).to.deep.equal(['a1', []]);
    expect(ids(await take())).to.deep.equal(['a2']);
  });

  it('is not queued when its transaction is rolled back', async () => {
    // given / when
    await database
      .transact(async (needs) => {
        const payload = { name: 'supplement-received', businessKey: 'a' };
        await once.queueCommand(needs, { kind: 'correlate-message', subject: 'a', payload });
        throw new Error('no');
      })
      .catch(() => undefined);
    // then
    expect(await take()).to.deep.equal([]);
  });
});
