import { expect } from 'chai';
import { startRunners } from '../../workers/start-runners.ts';
import { defineTopic, Nothing } from '../../workers/topic.ts';
import type { Topic } from '../../workers/topic.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { gate, runnerInput, startTestRunner } from './runner-under-test.ts';
import { fetchedTask, isPoll, startBadPeer } from './stand-in-engine.ts';
import type { Asked } from './stand-in-engine.ts';

/** So long that whoever asks again was told to. */
const NEVER = 600_000;

const topicNamed = (name: string): Topic =>
  defineTopic({ name, input: Nothing, output: Nothing, raises: [], run: async () => ({}) });
const topicsAsked = ({ body }: Asked): string[] =>
  (body.topics as { topicName: string }[]).map(({ topicName }) => topicName);

describe('polling', () => {
  let database: TestDatabase;
  let closing: (() => Promise<void>)[] = [];

  before(async () => {
    database = await openTestDatabase();
  });
  afterEach(async () => {
    for (const close of closing) await close();
    closing = [];
  });
  after(() => database.close());

  /** An engine whose polls are answered with these tasks, one list after the other, then with none. */
  const peerWith = async (lists: string[][], onPoll: (count: number) => void = () => undefined) => {
    let polls = 0;
    const peer = await startBadPeer((one) => {
      if (!isPoll(one)) return { status: 204 };
      onPoll((polls += 1));
      return { status: 200, body: (lists[polls - 1] ?? []).map(fetchedTask) };
    });
    const engine = { url: peer.url, user: 'u', password: 'p' };
    return { engine, polls: () => peer.asked.filter(isPoll), asked: peer.asked, close: peer.close };
  };
  const run = (engine: { url: string; user: string; password: string }, concurrency = 8) => {
    const input = { engine, topics: [topicNamed('work')], concurrency, restMilliseconds: NEVER };
    return startTestRunner(database, input);
  };

  it('asks again at once while the answers are full', async () => {
    // given
    const peer = await peerWith([['a', 'b'], ['c', 'd'], ['e']]);
    // when
    const runner = run(peer.engine, 2);
    closing.push(runner.stop, peer.close);
    // then
    await until(() => peer.asked.some(({ path }) => path.endsWith('/external-task/e/complete')));
    expect(peer.polls().length).to.be.at.least(3);
  });

  it('asks once more when it is woken while a poll is open', async () => {
    // given
    let wake: () => void = () => undefined;
    const peer = await peerWith([], (count) => count === 1 && wake());
    // when
    const runner = run(peer.engine);
    wake = runner.wake;
    closing.push(runner.stop, peer.close);
    // then
    await until(() => peer.polls().length === 2);
  });

  it('has one poll open at a time however often it is woken', async () => {
    // given an engine that takes its time
    const open: (() => void)[] = [];
    let begun = 0;
    let most = 0;
    const peer = await startBadPeer(async (one) => {
      if (!isPoll(one)) return { status: 204 };
      const answer = gate();
      begun += 1;
      most = Math.max(most, open.push(answer.open));
      await answer.opened;
      return { status: 200, body: [] };
    });
    const runner = run({ url: peer.url, user: 'u', password: 'p' });
    closing.push(runner.stop, peer.close);
    // when it is woken a hundred times before and after every answer
    for (let round = 1; round <= 10; round += 1) {
      await until(() => begun === round);
      for (let n = 0; n < 100; n += 1) runner.wake();
      // a second poll would be there before these two have come and gone
      for (let n = 0; n < 2; n += 1) await fetch(`${peer.url}/version`);
      open.shift()?.();
      for (let n = 0; n < 100; n += 1) runner.wake();
    }
    // then
    await until(() => begun === 11);
    open.shift()?.();
    expect(most).to.equal(1);
  });

  it('asks nothing after the stop, however often it is woken', async () => {
    // given
    const peer = await peerWith([]);
    const runner = run(peer.engine);
    closing.push(peer.close);
    await until(() => peer.polls().length === 1);
    // when
    await runner.stop();
    runner.wake();
    // then
    await until(() => peer.polls().length > 1, 300).catch(() => undefined);
    expect(peer.polls()).to.have.length(1);
  });

  it('wakes the runner of the topic, and all of them after a break', async () => {
    // given a runner for what waits for nobody, and one for the courier
    const peer = await peerWith([]);
    let say: (payload: string) => void = () => undefined;
    const wakeUp = {
      listen: async (channel: string, onWake: (payload: string) => void) => {
        expect(channel).to.equal('external-tasks');
        say = onWake;
        return async () => undefined;
      },
    };
    const topics = [topicNamed('work'), { ...topicNamed('send'), waitsFor: 'courier' as const }];
    const input = runnerInput(database, { engine: peer.engine, topics, restMilliseconds: NEVER });
    const runners = await startRunners({ ...input, wakeUp });
    closing.push(runners.stop, peer.close);
    const askedFor = (topic: string) => peer.polls().filter((one) => topicsAsked(one).includes(topic)).length;
    await until(() => askedFor('work') === 1 && askedFor('send') === 1);
    // when, then
    say('send');
    await until(() => askedFor('send') === 2);
    expect(askedFor('work')).to.equal(1);
    // when, then
    say('');
    await until(() => askedFor('work') === 2 && askedFor('send') === 3);
  });
});
