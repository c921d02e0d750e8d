import { expect } from 'chai';
import { DomainError } from '../../domain/errors.ts';
import { openIncident, TOPIC_FAILED } from '../../domain/exactly-once/index.ts';
import { defineTopic, Nothing } from '../../workers/topic.ts';
import type { Topic } from '../../workers/topic.ts';
import type { Runner } from '../../workers/runner.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { gate, startTestRunner } from './runner-under-test.ts';
import { fetchedTask, isPoll, startBadPeer } from './stand-in-engine.ts';
import type { Answer, Asked } from './stand-in-engine.ts';

const TASK = fetchedTask('task-1');

describe('the runner of topics, with an engine that misbehaves', function () {
  this.timeout(20_000);
  let database: TestDatabase;
  let closing: (() => Promise<void>)[] = [];

  before(async () => {
    database = await openTestDatabase();
  });
  beforeEach(async () => {
    await database.db('worker_attempts').delete();
    await database.db('incidents').delete();
  });
  afterEach(async () => {
    for (const close of closing) await close();
    closing = [];
  });
  after(() => database.close());

  const begin = async (
    answer: (asked: Asked) => Answer | undefined,
    work: () => Promise<void> = async () => undefined,
    raises: string[] = [],
  ) => {
    const peer = await startBadPeer(answer);
    const topic: Topic = defineTopic({
      name: 'work',
      input: Nothing,
      output: Nothing,
      raises,
      run: async () => {
        await work();
        return {};
      },
    });
    const engine = { url: peer.url, user: 'u', password: 'p' };
    const runner: Runner = startTestRunner(database, { engine, topics: [topic], patienceMilliseconds: 200 });
    closing.push(runner.stop, peer.close);
    return { ...peer, runner };
  };
  const incidents = () => database.db('incidents').where({ subject: TASK.id }).pluck('state');
  const once = (answer: Answer): (() => Answer) => {
    let isGiven = false;
    return () => {
      const given = isGiven ? { status: 200, body: [] } : answer;
      isGiven = true;
      return given;
    };
  };

  it('polls again when a poll is never answered', async () => {
    const { asked } = await begin(() => undefined);
    await until(() => asked.filter(isPoll).length >= 2);
  });

  it('reads an answer whose content type names a character set', async () => {
    // given
    const contentType = 'application/json;charset=UTF-8';
    const fetched = once({ status: 200, body: [TASK], contentType });
    // when
    const { asked } = await begin((one) => (isPoll(one) ? fetched() : { status: 204 }));
    // then
    await until(() => asked.some(({ path }) => path.endsWith('/external-task/task-1/complete')));
  });

  it('takes a page that is not JSON for a failed poll, not for tasks', async () => {
    // given
    const html = once({ status: 200, body: 'sign in', contentType: 'text/html' });
    const fetched = once({ status: 200, body: [TASK] });
    let polls = 0;
    // when
    const { asked } = await begin((one) => {
      if (!isPoll(one)) return { status: 204 };
      return ++polls === 1 ? html() : fetched();
    });
    // then
    await until(() => asked.some(({ path }) => path.endsWith('/complete')));
  });

  it('polls ever more slowly while the engine fails, one poll at a time', async () => {
    // given
    const { asked } = await begin(() => ({ status: 500, body: { message: 'down', code: 0 } }));
    // when
    await until(() => asked.length >= 3);
    // then
    const [first, second, third] = asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).to.be.greaterThan(300);
    expect((third ?? 0) - (second ?? 0)).to.be.greaterThan(700);
    expect(asked.every(isPoll)).to.equal(true);
  });

  it('completes again when the engine says that two transactions met', async () => {
    // given
    const fetched = once({ status: 200, body: [TASK] });
    let completions = 0;
    let runs = 0;
    // when
    const { asked } = await begin(
      (one) => {
        if (isPoll(one)) return fetched();
        if (!one.path.endsWith('/complete')) return { status: 204 };
        return ++completions < 3 ? { status: 500, body: { message: 'ENGINE-03005', code: 1 } } : { status: 204 };
      },
      async () => void runs++,
    );
    await until(() => completions >= 3);
    // then
    expect(runs).to.equal(1);
    expect(asked.some(({ path }) => path.endsWith('/failure'))).to.equal(false);
  });

  it('gives back unworked what a poll still brings after the stop, and has stopped only then', async () => {
    // given an engine that does not answer the first time
    let runs = 0;
    let unlocks = 0;
    let stop: () => Promise<void> = async () => undefined;
    let isStopping = false;
    let stopped: Promise<number> | undefined;
    const fetched = once({ status: 200, body: [TASK] });
    const { asked, runner } = await begin(
      (one) => {
        if (one.path.endsWith('/external-task/task-1/unlock')) return ++unlocks > 1 ? { status: 204 } : undefined;
        if (!isPoll(one)) return { status: 204 };
        if (!isStopping) return { status: 200, body: [] };
        stopped ??= stop().then(() => unlocks);
        return fetched();
      },
      async () => void runs++,
    );
    // when
    stop = runner.stop;
    isStopping = true;
    await until(() => stopped !== undefined);
    const unlocksBefore = await stopped;
    const polls = asked.filter(isPoll).length;
    await until(() => asked.filter(isPoll).length > polls, 300).catch(() => undefined);
    // then
    expect(runs).to.equal(0);
    expect(unlocksBefore).to.be.at.least(2);
    expect(asked.filter(isPoll)).to.have.length(polls);
  });

  it('goes on trying while something outside is away for hours, tells a person meanwhile and closes that by itself', async () => {
    // given work that failed nineteen times
    const count = { external_task_id: TASK.id, topic: 'work', attempts: 19, passing_failures: 19 };
    await database.db('worker_attempts').insert({ ...count, updated_at: new Date() });
    let isAway = true;
    let fetched = once({ status: 200, body: [TASK] });
    const work = async () => {
      if (isAway) throw new DomainError('unavailable', 'courier-unavailable', '快递平台暂时不可用');
    };
    // when
    const { asked } = await begin((one) => (isPoll(one) ? fetched() : { status: 204 }), work);
    const told = await until(() => asked.find(({ path }) => path.endsWith('/failure')));
    const meanwhile = await incidents();
    isAway = false;
    fetched = once({ status: 200, body: [TASK] });
    await until(() => asked.find(({ path }) => path.endsWith('/complete')));
    // then
    expect(told.body.retries).to.equal(1);
    expect(told.body.retryTimeout).to.be.at.least(225_000);
    expect(meanwhile).to.deep.equal(['open']);
    await until(async () => (await incidents())[0] === 'resolved');
    expect(await database.db('worker_attempts')).to.deep.equal([]);
  });

  for (const [status, what, isOver] of [
    [400, "another worker's", false],
    [404, 'gone', true],
  ] as const)
    it(`${isOver ? 'forgets' : 'keeps'} count and incident of work whose task is ${what} when it is done`, async () => {
      // given
      const count = { external_task_id: TASK.id, topic: 'work', attempts: 2, updated_at: new Date() };
      await database.db('worker_attempts').insert(count);
      await openIncident(database.needs, { kind: TOPIC_FAILED, subject: TASK.id, message: 'work: failed' });
      const fetched = once({ status: 200, body: [TASK] });
      const answer = { status, body: { message: 'no', type: 'RestException', code: 0 } };
      const isCompletion = ({ path }: Asked) => path.endsWith('/complete');
      // when
      const { asked, runner } = await begin((one) =>
        isPoll(one) ? fetched() : isCompletion(one) ? answer : { status: 204 },
      );
      await until(() => asked.some(isCompletion));
      await runner.stop();
      // then
      const left = [...(await database.db('worker_attempts').pluck('attempts')), ...(await incidents())];
      expect(left).to.deep.equal(isOver ? ['resolved'] : [3, 'open']);
    });

  for (const [what, message, retries] of [
    ['tries again where the engine fails to hear', 'ENGINE-03083 Unexpected exception', 19],
    ['gives up soon where the model does not catch', 'ENGINE-13033 Propagation of bpmn error work-refused failed. ', 0],
  ] as const)
    it(`${what} an error the topic raises`, async () => {
      // given three attempts that failed
      const count = { external_task_id: TASK.id, topic: 'work', attempts: 3, updated_at: new Date() };
      await database.db('worker_attempts').insert(count);
      const fetched = once({ status: 200, body: [TASK] });
      const raise = async () => {
        throw new DomainError('conflict', 'work-refused', '不予办理');
      };
      // when
      const { asked, runner } = await begin(
        (one) => {
          if (isPoll(one)) return fetched();
          return one.path.endsWith('/bpmnError') ? { status: 500, body: { message, code: 0 } } : { status: 204 };
        },
        raise,
        ['work-refused'],
      );
      const told = await until(() => asked.find(({ path }) => path.endsWith('/failure')));
      await runner.stop();
      // then
      expect(told.body.retries).to.equal(retries);
      expect(await incidents()).to.deep.equal(retries === 0 ? ['open'] : []);
    });

  it('tells the engine why work failed, without persons', async () => {
    // given
    const fetched = once({ status: 200, body: [TASK] });
    const fail = async () => {
      throw new Error('a fault of ours');
    };
    // when
    const { asked } = await begin((one) => (isPoll(one) ? fetched() : { status: 204 }), fail);
    const told = await until(() => asked.find(({ path }) => path.endsWith('/failure')));
    // then
    expect(told.body).to.deep.include({ errorMessage: 'Error: a fault of ours', retries: 3 });
    expect(told.body.retryTimeout).to.be.within(300, 700);
  });

  it('does work in which its worker died four times one after another, and counts it only when it is begun', async () => {
    // given two that were there at each death, and one that was not
    const ids = ['suspect-1', 'suspect-2', 'fresh'];
    const counts = ids.slice(0, 2).map((id) => ({ external_task_id: id, topic: 'work', attempts: 4 }));
    await database.db('worker_attempts').insert(counts.map((one) => ({ ...one, updated_at: new Date() })));
    const fetched = once({ status: 200, body: ids.map((id) => ({ ...TASK, id })) });
    const first = gate();
    let begun = 0;
    // when the first to be begun takes its time
    const { asked } = await begin(
      (one) => (isPoll(one) ? fetched() : { status: 204 }),
      () => ((begun += 1) <= 2 ? first.opened : Promise.resolve()),
    );
    await until(() => begun === 2);
    // then the other suspect waits, and no death could be laid to it
    const attempts = await database.db('worker_attempts').orderBy('attempts').pluck('attempts');
    expect(attempts).to.deep.equal([1, 4, 5]);
    // when
    first.open();
    // then
    await until(() => ids.every((id) => asked.some(({ path }) => path.endsWith(`/external-task/${id}/complete`))));
    expect(begun).to.equal(3);
  });
});
