import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { DomainError } from '../../domain/errors.ts';
import type { EngineVariables } from '../../domain/exactly-once/index.ts';
import { defineTopic, EngineDate, Nothing } from '../../workers/topic.ts';
import type { Topic, TopicContext } from '../../workers/topic.ts';
import type { Runner, RunnerInput } from '../../workers/runner.ts';
import { startEngineUnderTest } from '../contract/engine-under-test.ts';
import type { EngineUnderTest } from '../contract/engine-under-test.ts';
import { end, external, model, row, start, userTask } from '../contract/process-engine/sample-models.ts';
import { until } from '../support/until.ts';
import { freshName, gate, startTestRunner, startTestRunners } from './runner-under-test.ts';
import { startLossyWire } from './stand-in-engine.ts';

/** So long that whoever gets on was woken. */
const NEVER = 600_000;
const LITERALS =
  '<bpmn:extensionElements><camunda:properties><camunda:property name="outcome" value="lapsed" />' +
  '</camunda:properties></bpmn:extensionElements>';

describe('the runner of topics, on the real engine', function () {
  this.timeout(60_000);
  let under: EngineUnderTest;
  const runners: Pick<Runner, 'stop'>[] = [];

  before(async function () {
    this.timeout(240_000);
    under = await startEngineUnderTest('camunda');
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });
  after(() => under.stop());

  const run = (topics: Topic[], more: Partial<RunnerInput> = {}): Runner => {
    const runner = startTestRunner(under.database, { engine: under.access, topics, ...more });
    runners.push(runner);
    return runner;
  };
  const topicOf = (name: string, work: (context: TopicContext) => Promise<unknown>, raises: string[] = []): Topic =>
    defineTopic({
      name,
      input: Nothing,
      output: Nothing,
      raises,
      run: async (_input, context) => {
        await work(context);
        return {};
      },
    });
  const begin = async (name: string, variables: EngineVariables = {}, beside = '') => {
    const body = row(start, external(name, LITERALS), userTask('after'), end) + beside;
    const error = '<bpmn:error id="error-refused" errorCode="work-refused" />';
    await under.engine.deploy({
      name: randomUUID(),
      files: [{ name: 'm.bpmn', xml: model(`process-${name}`, body, error) }],
    });
    return startOne(`process-${name}`, variables);
  };
  const startOne = async (name: string, variables: EngineVariables = {}) => {
    const businessKey = randomUUID() as string;
    await under.engine.startProcess({
      definitionKey: name,
      businessKey,
      variables: { ...variables, caseNo: businessKey },
    });
    return businessKey;
  };
  const nextTask = (businessKey: string) => until(async () => (await under.engine.listTasks({ businessKey }))[0]);
  const attemptsOf = async (topic: string) => (await under.database.db('worker_attempts').where({ topic })).length;
  const openIncidents = (businessKey: string) =>
    under.database.db('incidents').where({ case_no: businessKey, state: 'open' });
  const stuck = (businessKey: string) =>
    until(async () => (await under.engine.listExternalTasks({ businessKey, noRetriesLeft: true }))[0]);

  it('hands typed variables and literals to the work and writes typed variables back', async () => {
    // given
    const name = freshName('typed');
    const dueAt = DateTime.fromISO('2026-12-31T17:00:00', { zone: 'Asia/Shanghai' });
    const seen = gate<{ input: unknown; context: TopicContext }>();
    const topic = defineTopic({
      name,
      input: Type.Object({
        area: Type.Integer(),
        dueAt: EngineDate,
        isSo: Type.Boolean(),
        none: Type.Optional(Type.String()),
      }),
      output: Type.Object({ laterAt: EngineDate, total: Type.Integer(), word: Type.String(), isDone: Type.Boolean() }),
      raises: [],
      run: async (input, context) => {
        seen.open({ input, context });
        return { laterAt: input.dueAt.plus({ days: 1 }), total: 3_000_000_000, word: '甲', isDone: true };
      },
    });
    run([topic]);
    // when
    const businessKey = await begin(name, { area: 12, dueAt, isSo: true });
    const { input, context } = await seen.opened;
    const task = await nextTask(businessKey);
    // then
    expect(input).to.deep.equal({ area: 12, dueAt, isSo: true });
    expect(context).to.include({ caseNo: businessKey, businessKey, activityId: name });
    expect(context.properties).to.deep.equal({ outcome: 'lapsed' });
    expect(context.actor).to.deep.equal({ kind: 'engine', id: name });
    const read = (variable: string) =>
      under.engine.findHistoricVariable({ processInstanceId: task.processInstanceId, name: variable });
    expect(await read('laterAt')).to.deep.equal(dueAt.plus({ days: 1 }).toJSDate());
    expect([await read('total'), await read('word'), await read('isDone')]).to.deep.equal([3_000_000_000, '甲', true]);
    await until(async () => (await attemptsOf(name)) === 0);
  });

  it('is woken for the next step, and does not wait until it looks by itself', async () => {
    // given five steps for the runners of two systems in turn, of which none looks by itself
    const names = [1, 2, 3, 4, 5].map((step) => freshName(`step-${step}`));
    const key = freshName('chain');
    const xml = model(key, row(start, ...names.map((name) => external(name)), userTask('after'), end));
    await under.engine.deploy({ name: randomUUID(), files: [{ name: 'm.bpmn', xml }] });
    const done: string[] = [];
    const topics = names.map((name, step) => ({
      ...topicOf(name, async () => void done.push(name)),
      ...(step % 2 === 1 && { waitsFor: 'courier' as const }),
    }));
    const input = { engine: under.access, topics, restMilliseconds: NEVER };
    runners.push(await startTestRunners(under.database, input));
    // when
    await nextTask(await startOne(key));
    // then
    expect(done).to.deep.equal(names);
  });

  it('is woken for work that was sent out again', async () => {
    // given work that a person has to look after
    const name = freshName('revived');
    const businessKey = await begin(name);
    const [task] = await under.engine.listExternalTasks({ businessKey });
    await under.engine.setExternalTaskRetries({ externalTaskId: task?.id ?? '', retries: 0 });
    const topics = [topicOf(name, async () => undefined)];
    runners.push(await startTestRunners(under.database, { engine: under.access, topics, restMilliseconds: NEVER }));
    // when
    await under.engine.setExternalTaskRetries({ externalTaskId: task?.id ?? '', retries: 1 });
    // then
    expect((await nextTask(businessKey)).key).to.equal('after');
  });

  it('tries failing work again, then leaves it as an incident, and counts anew when it is sent out again', async () => {
    // given
    const name = freshName('failing');
    let isBroken = true;
    let runs = 0;
    run([
      topicOf(name, async () => {
        runs++;
        if (isBroken) throw new Error('a fault of ours');
      }),
    ]);
    // when
    const businessKey = await begin(name);
    const task = await stuck(businessKey);
    // then
    expect(runs).to.equal(4);
    expect(task.errorMessage).to.equal('Error: a fault of ours');
    const [incident] = await openIncidents(businessKey);
    expect(incident).to.include({ kind: 'topic-failed', subject: task.id });
    // when
    isBroken = false;
    await under.engine.setExternalTaskRetries({ externalTaskId: task.id, retries: 1 });
    await nextTask(businessKey);
    // then
    expect(runs).to.equal(5);
    await until(async () => (await openIncidents(businessKey)).length === 0);
  });

  it('goes on trying while something outside is unavailable', async () => {
    // given
    const name = freshName('unavailable');
    let runs = 0;
    run([
      topicOf(name, async () => {
        if (++runs < 3) throw new DomainError('unavailable', 'gateway-unavailable', '支付平台暂时不可用');
      }),
    ]);
    // when
    const businessKey = await begin(name);
    await nextTask(businessKey);
    // then
    expect(runs).to.equal(3);
    expect(await openIncidents(businessKey)).to.deep.equal([]);
  });

  it('takes the way the model draws for an error the topic raises', async () => {
    // given
    const name = freshName('raising');
    const refuse = async () => {
      throw new DomainError('conflict', 'work-refused', '不予办理');
    };
    run([topicOf(name, refuse, ['work-refused'])]);
    const beside =
      `<bpmn:boundaryEvent id="refused" attachedToRef="${name}"><bpmn:errorEventDefinition id="e" errorRef="error-refused" />` +
      '</bpmn:boundaryEvent><bpmn:userTask id="handle" /><bpmn:sequenceFlow id="f" sourceRef="refused" targetRef="handle" />';
    // when
    const task = await nextTask(await begin(name, {}, beside));
    // then
    expect(task.key).to.equal('handle');
  });

  it('leaves an incident, and does not end the case, when the model does not catch what the topic raises', async () => {
    // given
    const name = freshName('uncaught');
    const refuse = async () => {
      throw new DomainError('conflict', 'work-refused', '不予办理');
    };
    run([topicOf(name, refuse, ['work-refused'])]);
    // when
    const businessKey = await begin(name);
    await stuck(businessKey);
    // then
    expect(await openIncidents(businessKey)).to.have.length(1);
  });

  it('does not begin work that used up its attempts, such as work that kills its worker', async () => {
    // given
    const name = freshName('poison');
    const businessKey = await begin(name);
    const [waiting] = await under.engine.listExternalTasks({ businessKey });
    await under.database.db('worker_attempts').insert({
      external_task_id: waiting?.id,
      topic: name,
      attempts: 20,
      updated_at: new Date(),
    });
    let runs = 0;
    // when
    run([topicOf(name, async () => void runs++)]);
    await stuck(businessKey);
    // then
    expect(runs).to.equal(0);
    expect(await openIncidents(businessKey)).to.have.length(1);
  });

  it('refuses output that does not fit its schema', async () => {
    // given
    const name = freshName('misfit');
    const topic = defineTopic({
      name,
      input: Nothing,
      output: Type.Object({ dueAt: EngineDate }),
      raises: [],
      run: async () => ({ dueAt: 'tomorrow' as unknown as DateTime }),
    });
    run([topic]);
    // when
    const task = await stuck(await begin(name));
    // then
    expect(task.errorMessage).to.contain(`output of topic ${name} does not fit its schema`);
  });

  it('keeps its lock while work goes on longer than the lock', async () => {
    // given
    const name = freshName('long');
    const done = gate();
    let runs = 0;
    const topic = topicOf(name, async () => {
      runs++;
      await done.opened;
    });
    const lockMilliseconds = 4000;
    run([topic], { lockMilliseconds });
    run([topic], { lockMilliseconds });
    const businessKey = await begin(name);
    const held = await until(async () => (await under.engine.listExternalTasks({ businessKey }))[0]?.lockedUntil);
    // when: a lock as long as this can only have been asked for when the first one had run out
    await until(async () => {
      const [now] = await under.engine.listExternalTasks({ businessKey });
      return (now?.lockedUntil?.getTime() ?? 0) > held.getTime() + lockMilliseconds;
    }, 30_000);
    done.open();
    await nextTask(businessKey);
    // then
    expect(runs).to.equal(1);
  });

  it('stops the work when the engine has taken the task away', async () => {
    // given
    const name = freshName('taken');
    const begun = gate();
    const aborted = gate();
    const topic = topicOf(name, async ({ signal }) => {
      signal.addEventListener('abort', () => aborted.open());
      begun.open();
      await aborted.opened;
      signal.throwIfAborted();
    });
    run([topic], { lockMilliseconds: 4000, concurrency: 1 });
    const businessKey = await begin(name);
    await begun.opened;
    const [task] = await under.engine.listExternalTasks({ businessKey });
    // when
    await under.engine.cancelInstance(task?.processInstanceId ?? '');
    // then
    await aborted.opened;
    expect(await openIncidents(businessKey)).to.deep.equal([]);
  });

  it('works on no more at once than it was told', async () => {
    // given
    const name = freshName('many');
    let now = 0;
    let most = 0;
    const topic = topicOf(name, async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
    });
    const keys = [
      await begin(name),
      ...(await Promise.all(Array.from({ length: 9 }, () => startOne(`process-${name}`)))),
    ];
    // when
    run([topic], { concurrency: 2 });
    await Promise.all(keys.map(nextTask));
    // then
    expect(most).to.be.within(1, 2);
  });

  it('takes the oldest work first: what is called more urgent starves nothing', async () => {
    // given three that wait, each later one of a higher priority
    const name = freshName('age');
    const done: string[] = [];
    const topic = topicOf(name, async ({ caseNo }) => done.push(caseNo));
    const keys = [await begin(name)];
    while (keys.length < 3) keys.push(await startOne(`process-${name}`));
    for (const [priority, businessKey] of keys.entries()) {
      const [task] = await under.engine.listExternalTasks({ businessKey });
      const answer = await under.request('PUT', `/external-task/${task?.id ?? ''}/priority`, { priority });
      expect(answer.status).to.equal(204);
    }
    // when
    run([topic], { concurrency: 1 });
    await Promise.all(keys.map(nextTask));
    // then
    expect(done).to.deep.equal(keys);
  });

  it('leaves everybody else their places while one outside system does not answer', async () => {
    // given a courier that answers nobody, with more work for it than there are places altogether
    const [slow, quick] = [freshName('slow'), freshName('quick')];
    const answered = gate();
    let asked = 0;
    const waiting = { ...topicOf(slow, () => (asked++, answered.opened)), waitsFor: 'courier' as const };
    const topics = [waiting, topicOf(quick, async () => undefined)];
    runners.push(await startTestRunners(under.database, { engine: under.access, topics }));
    const slowOnes = [await begin(slow)];
    while (slowOnes.length < 20) slowOnes.push(await startOne(`process-${slow}`));
    await until(() => asked === 4);
    // when
    const quickOnes = [await begin(quick)];
    while (quickOnes.length < 10) quickOnes.push(await startOne(`process-${quick}`));
    for (const businessKey of quickOnes) await nextTask(businessKey);
    // then
    expect(asked, 'asked at once').to.equal(4);
    answered.open();
    for (const businessKey of slowOnes) await nextTask(businessKey);
    expect(asked).to.equal(20);
  });

  it('lets work in hand end when it stops, and begins no more', async () => {
    // given
    const name = freshName('stopping');
    const begun = gate();
    const done = gate();
    let runs = 0;
    const runner = run([
      topicOf(name, async () => {
        runs++;
        begun.open();
        await done.opened;
      }),
    ]);
    const first = await begin(name);
    await begun.opened;
    // when
    const stopped = runner.stop();
    const second = await startOne(`process-${name}`);
    done.open();
    await stopped;
    // then
    expect((await under.engine.listTasks({ businessKey: first })).map(({ key }) => key)).to.deep.equal(['after']);
    const [waiting] = await under.engine.listExternalTasks({ businessKey: second });
    expect(runs).to.equal(1);
    expect((waiting?.lockedUntil?.getTime() ?? 0) > Date.now()).to.equal(false);
  });

  it('gives back what does not end in time when it stops', async () => {
    // given
    const name = freshName('stuck');
    const begun = gate();
    const runner = run(
      [
        topicOf(name, async ({ signal }) => {
          begun.open();
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
        }),
      ],
      { drainMilliseconds: 50 },
    );
    const businessKey = await begin(name);
    await begun.opened;
    // when
    await runner.stop();
    // then
    const [task] = await under.engine.listExternalTasks({ businessKey });
    expect(task).to.deep.include({ workerId: undefined, lockedUntil: undefined, retries: undefined });
  });

  it('does its work once when the reply to its completion is lost', async () => {
    // given
    const name = freshName('lossy');
    const wire = await startLossyWire(under.access.url, /\/external-task\/[^/]+\/complete$/);
    let runs = 0;
    const runner = run([topicOf(name, async () => void runs++)], { engine: { ...under.access, url: wire.url } });
    // when
    const businessKey = await begin(name);
    await nextTask(businessKey);
    await until(async () => (await attemptsOf(name)) === 0);
    await runner.stop();
    await wire.close();
    // then
    expect(wire.lost.size).to.equal(1);
    expect(runs).to.equal(1);
    expect(await openIncidents(businessKey)).to.deep.equal([]);
  });

  it('says who it is by a name no other worker has', () => {
    const [one, two] = [
      run([topicOf(freshName('a'), async () => undefined)]),
      run([topicOf(freshName('b'), async () => undefined)]),
    ];
    expect(one.workerId).to.contain(String(process.pid));
    expect(one.workerId).to.not.equal(two.workerId);
  });
});
