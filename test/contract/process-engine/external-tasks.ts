import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { findGoneWork } from '../../../adapters/engine-work.ts';
import { createExactlyOnceEffects, openIncident, TOPIC_FAILED } from '../../../domain/exactly-once/index.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { end, external, model, row, start, userTask } from './sample-models.ts';

const KEY = 'external-root';
const PROPERTIES =
  '<bpmn:extensionElements><camunda:properties><camunda:property name="decision" value="refused" />' +
  '</camunda:properties></bpmn:extensionElements>';
const caught = `<bpmn:boundaryEvent id="refused" attachedToRef="work-with-error">
    <bpmn:errorEventDefinition id="refused-error" errorRef="error-refused" /></bpmn:boundaryEvent>
  <bpmn:userTask id="handle-refusal" />
  <bpmn:sequenceFlow id="refused--handle-refusal" sourceRef="refused" targetRef="handle-refusal" />`;
const files = [
  { name: 'external-root.bpmn', xml: model(KEY, row(start, external('work', PROPERTIES), end)) },
  {
    name: 'external-error.bpmn',
    xml: model(
      'external-error',
      row(start, external('work-with-error'), userTask('after'), end) + caught,
      '<bpmn:error id="error-refused" name="拒绝" errorCode="work-refused" />',
    ),
  },
];

interface Fetched {
  id: string;
  businessKey: string;
  activityId: string;
  retries: number | null;
  extensionProperties: Record<string, string>;
  variables: Record<string, { type: string; value: unknown }>;
}

/** What the worker client asks of the engine. */
export const describeExternalTasks = (under: () => EngineUnderTest): void => {
  describe('external tasks', () => {
    before(() => under().engine.deploy({ name: randomUUID(), files }));

    const begin = async (definitionKey = KEY) => {
      const businessKey = randomUUID();
      await under().engine.startProcess({ definitionKey, businessKey, variables: { caseNo: businessKey, area: 12 } });
      return businessKey;
    };
    const lock = async (businessKey: string, topicName = 'work', extra: object = {}): Promise<Fetched[]> => {
      const topics = [{ topicName, lockDuration: 20_000, businessKey, includeExtensionProperties: true }];
      const body = { workerId: 'tester', maxTasks: 5, topics, ...extra };
      const answer = await under().request('POST', '/external-task/fetchAndLock', body);
      expect(answer.status).to.equal(200);
      return (await answer.json()) as Fetched[];
    };
    const fetchOne = async (businessKey: string, topicName = 'work'): Promise<Fetched> => {
      const [task] = await lock(businessKey, topicName);
      if (!task) throw new Error('nothing fetched');
      return task;
    };
    const tell = (id: string, what: string, body: object, workerId = 'tester') =>
      under().request('POST', `/external-task/${id}/${what}`, { workerId, ...body });

    it('once taken away, leave no incident for a person to look at in vain', async () => {
      // given two that were given up
      const { needs, db, transact } = under().database;
      const [stays, goes] = [await fetchOne(await begin()), await fetchOne(await begin())];
      for (const { id } of [stays, goes])
        await openIncident(needs, { kind: TOPIC_FAILED, subject: id, message: 'work: failed' });
      // when one is taken away by another path
      expect((await tell(goes.id, 'complete', {})).status).to.equal(204);
      const reached = () => undefined;
      const effects = createExactlyOnceEffects({ transact, clock: needs.clock, reached, findGoneWork });
      const closed = await effects.settleTakenWork({ limit: 10 }, { kind: 'system', id: 'test' });
      // then
      expect(closed).to.equal(1);
      const open: { subject: string }[] = await db('incidents').where({ kind: TOPIC_FAILED, state: 'open' });
      expect(open.map(({ subject }) => subject)).to.deep.equal([stays.id]);
    });

    it('come with business key, variables, literals of the model, and are locked', async () => {
      // given
      const businessKey = await begin();
      // when
      const task = await fetchOne(businessKey);
      // then
      expect(task.businessKey).to.equal(businessKey);
      expect(task.extensionProperties).to.deep.equal({ decision: 'refused' });
      expect(task.variables.area).to.include({ type: 'Long', value: 12 });
      expect(await lock(businessKey)).to.deep.equal([]);
    });

    it('reach a waiting long poll at once, without its time-out', async () => {
      // given
      const businessKey = randomUUID();
      const since = Date.now();
      const poll = lock(businessKey, 'work', { asyncResponseTimeout: 20_000 });
      // when
      await under().engine.startProcess({ definitionKey: KEY, businessKey, variables: {} });
      const tasks = await poll;
      // then
      expect(tasks).to.have.length(1);
      expect(Date.now() - since).to.be.lessThan(20_000);
    });

    it('let an idle long poll go empty-handed after its time-out', async () => {
      const since = Date.now();
      expect(await lock('nobody', 'work', { asyncResponseTimeout: 300 })).to.deep.equal([]);
      expect(Date.now() - since).to.be.at.least(250);
    });

    it("are completed by their owner only: 400 for another, 404 for nobody's", async () => {
      // given
      const task = await fetchOne(await begin());
      // when
      const other = await tell(task.id, 'complete', {}, 'somebody-else');
      const unknown = await tell('unknown', 'complete', {});
      const owner = await tell(task.id, 'complete', { variables: { done: { type: 'Boolean', value: true } } });
      const again = await tell(task.id, 'complete', {});
      // then
      expect([other.status, unknown.status, owner.status, again.status]).to.deep.equal([400, 404, 204, 404]);
    });

    it('have their lock extended by their owner: 204, 400 for another, 404 when gone', async () => {
      // given
      const task = await fetchOne(await begin());
      // when
      const owner = await tell(task.id, 'extendLock', { newDuration: 5000 });
      const other = await tell(task.id, 'extendLock', { newDuration: 5000 }, 'somebody-else');
      const unknown = await tell('unknown', 'extendLock', { newDuration: 5000 });
      // then
      expect([owner.status, other.status, unknown.status]).to.deep.equal([204, 400, 404]);
    });

    it('come again after a failure with retries left, later, and are not given out without', async () => {
      // given
      const businessKey = await begin();
      const first = await fetchOne(businessKey);
      // when
      await tell(first.id, 'failure', { errorMessage: 'down', retries: 1, retryTimeout: 0 });
      const second = await fetchOne(businessKey);
      await tell(second.id, 'failure', { errorMessage: 'still down', retries: 0, retryTimeout: 0 });
      // then
      expect(second.retries).to.equal(1);
      expect(await lock(businessKey)).to.deep.equal([]);
      const [stuck] = await under().engine.listExternalTasks({ businessKey, noRetriesLeft: true });
      expect(stuck).to.include({
        id: first.id,
        retries: 0,
        errorMessage: 'still down',
        topic: 'work',
        activityId: 'work',
      });
    });

    it('are given out again after an incident was mended', async () => {
      // given
      const businessKey = await begin();
      const task = await fetchOne(businessKey);
      await tell(task.id, 'failure', { errorMessage: 'down', retries: 0, retryTimeout: 0 });
      // when
      await under().engine.setExternalTaskRetries({ externalTaskId: task.id, retries: 1 });
      // then
      expect((await fetchOne(businessKey)).id).to.equal(task.id);
      expect(await under().engine.listExternalTasks({ businessKey, noRetriesLeft: true })).to.deep.equal([]);
    });

    it('can be given back unworked', async () => {
      // given
      const businessKey = await begin();
      const task = await fetchOne(businessKey);
      // when
      const unlocked = await tell(task.id, 'unlock', {});
      // then
      expect(unlocked.status).to.equal(204);
      expect((await fetchOne(businessKey)).id).to.equal(task.id);
    });

    it('can all be taken back from workers that died', async () => {
      // given
      const businessKey = await begin();
      const task = await fetchOne(businessKey);
      // when
      await under().engine.unlockExternalTasks();
      // then
      expect((await fetchOne(businessKey)).id).to.equal(task.id);
    });

    it('take the way the model draws for a business error', async () => {
      // given
      const businessKey = await begin('external-error');
      const task = await fetchOne(businessKey, 'work-with-error');
      // when
      const answer = await tell(task.id, 'bpmnError', { errorCode: 'work-refused' });
      // then
      expect(answer.status).to.equal(204);
      expect((await under().engine.listTasks({ businessKey })).map(({ key }) => key)).to.deep.equal(['handle-refusal']);
    });

    it('do not silently end a case by an error nobody catches', async () => {
      // given
      const businessKey = await begin('external-error');
      const task = await fetchOne(businessKey, 'work-with-error');
      // when
      const answer = await tell(task.id, 'bpmnError', { errorCode: 'unheard-of' });
      // then
      expect(answer.status).to.equal(500);
      const found = await under().engine.findRootInstance({ definitionKey: 'external-error', businessKey });
      expect(found?.isEnded).to.equal(false);
    });
  });
};
