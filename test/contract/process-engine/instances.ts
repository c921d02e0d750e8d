import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { refusal } from '../../support/refusal.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { callPart, end, message, messageCatch, model, row, start, timer, userTask } from './sample-models.ts';

const KEY = 'instance-root';
const PART = 'instance-part';
const LOOP =
  '<bpmn:multiInstanceLoopCharacteristics id="loop" isSequential="false">' +
  '<bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${departmentCount}</bpmn:loopCardinality>' +
  '</bpmn:multiInstanceLoopCharacteristics>';
const eachBranch = callPart('review', PART, LOOP).replace('source="branch"', 'source="loopCounter"');

const files = [
  { name: 'root.bpmn', xml: model(KEY, row(start, eachBranch, userTask('decide'), end)) },
  {
    name: 'part.bpmn',
    xml: model(PART, row(start, messageCatch('wait', 'message-answered'), end), message('answered')),
  },
  { name: 'timed.bpmn', xml: model('instance-timed', row(start, timer('due', 'dueAt'), end)) },
];

/** Starting once and only once, finding, messages by business key and branch, ending. */
export const describeInstances = (under: () => EngineUnderTest): void => {
  describe('instances', () => {
    before(() => under().engine.deploy({ name: randomUUID(), files }));

    const begin = async (businessKey = randomUUID() as string) => {
      const variables = { caseNo: businessKey, departmentCount: 2 };
      const { instanceId } = await under().engine.startProcess({ definitionKey: KEY, businessKey, variables });
      return { instanceId, businessKey };
    };

    it('are started once however often they are asked for', async () => {
      // given
      const { instanceId, businessKey } = await begin();
      // when
      const again = await Promise.all([begin(businessKey), begin(businessKey), begin(businessKey)]);
      // then
      expect(again.map((one) => one.instanceId)).to.deep.equal([instanceId, instanceId, instanceId]);
    });

    it('are refused a second time by the engine itself, whoever asks', async () => {
      // given
      const { businessKey } = await begin();
      const variables = { departmentCount: { type: 'Long', value: 1 }, caseNo: { type: 'String', value: businessKey } };
      // when
      const second = await under().request('POST', `/process-definition/key/${KEY}/start`, { businessKey, variables });
      // then
      expect(second.status).to.equal(500);
      const count = await under().request(
        'GET',
        `/process-instance/count?businessKey=${businessKey}&rootProcessInstances=true`,
      );
      expect(await count.json()).to.deep.equal({ count: 1 });
    });

    it('stay unique after they have ended', async () => {
      // given
      const { instanceId, businessKey } = await begin();
      await under().engine.cancelInstance(instanceId);
      // when
      const again = await begin(businessKey);
      // then
      expect(again.instanceId).to.equal(instanceId);
      expect(await under().engine.findRootInstance({ definitionKey: KEY, businessKey })).to.deep.equal({
        instanceId,
        isEnded: true,
      });
    });

    it('are found by business key without mistaking a called part for the case', async () => {
      // given
      const { instanceId, businessKey } = await begin();
      // then
      const { engine } = under();
      expect(await engine.findRootInstance({ definitionKey: KEY, businessKey })).to.deep.equal({
        instanceId,
        isEnded: false,
      });
      expect(await engine.findRootInstance({ definitionKey: PART, businessKey })).to.equal(undefined);
      expect(await engine.findRootInstance({ businessKey })).to.deep.equal({ instanceId, isEnded: false });
      expect(await engine.findRootInstance({ definitionKey: KEY, businessKey: 'nobody' })).to.equal(undefined);
    });

    it('are refused when the definition is unknown', async () => {
      const input = { definitionKey: 'unknown', businessKey: randomUUID(), variables: {} };
      expect((await refusal(under().engine.startProcess(input))).code).to.equal('engine-not-found');
    });

    it('do not half start: a variable the first step needs and does not find leaves nothing behind', async () => {
      // given
      const businessKey = randomUUID();
      // when
      const error = await refusal(
        under().engine.startProcess({ definitionKey: 'instance-timed', businessKey, variables: {} }),
      );
      // then
      expect(error.kind).to.equal('unavailable');
      const found = await under().engine.findRootInstance({ definitionKey: 'instance-timed', businessKey });
      expect(found).to.equal(undefined);
    });

    it('hear a message by business key and branch, each branch its own', async () => {
      // given
      const { businessKey } = await begin();
      const { engine } = under();
      // when
      const first = await engine.correlateMessage({
        name: 'answered',
        businessKey,
        branch: 1,
        variables: { answer: 'yes' },
      });
      const repeated = await engine.correlateMessage({ name: 'answered', businessKey, branch: 1 });
      const tasksBefore = await engine.listTasks({ businessKey });
      const second = await engine.correlateMessage({ name: 'answered', businessKey, branch: 0 });
      // then
      expect([first, repeated, second]).to.deep.equal(['correlated', 'nobody-waits', 'correlated']);
      expect(tasksBefore).to.deep.equal([]);
      expect((await engine.listTasks({ businessKey })).map(({ key }) => key)).to.deep.equal(['decide']);
    });

    it('do not hear what is not theirs', async () => {
      // given
      await begin();
      const { engine } = under();
      // then
      expect(await engine.correlateMessage({ name: 'answered', businessKey: randomUUID() })).to.equal('nobody-waits');
      expect(await engine.correlateMessage({ name: 'unheard-of', businessKey: randomUUID() })).to.equal('nobody-waits');
    });

    it('refuse a message that two of their steps wait for', async () => {
      // given
      const { businessKey } = await begin();
      // when
      const error = await refusal(under().engine.correlateMessage({ name: 'answered', businessKey }));
      // then
      expect(error.code).to.equal('engine-request-refused');
    });

    it('end with everything below them, and ending twice is no error', async () => {
      // given
      const { instanceId, businessKey } = await begin();
      // when
      await under().engine.cancelInstance(instanceId);
      await under().engine.cancelInstance(instanceId);
      // then
      const left = await under().request('GET', `/process-instance/count?businessKey=${businessKey}`);
      expect(await left.json()).to.deep.equal({ count: 0 });
    });

    it('keep text, whole number, yes-or-no and instant as they were given', async () => {
      // given
      const businessKey = randomUUID();
      const dueAt = DateTime.fromISO('2027-01-02T00:00:00.123', { zone: 'Asia/Shanghai' });
      const variables = { dueAt, text: '占用', large: 9_007_199_254_740_991, small: 3, isSo: true };
      // when
      const { instanceId } = await under().engine.startProcess({
        definitionKey: 'instance-timed',
        businessKey,
        variables,
      });
      // then
      const read = (name: string) => under().engine.findHistoricVariable({ processInstanceId: instanceId, name });
      expect(await read('dueAt')).to.deep.equal(dueAt.toJSDate());
      expect(await read('text')).to.equal('占用');
      expect(await read('large')).to.equal(9_007_199_254_740_991);
      expect(await read('small')).to.equal(3);
      expect(await read('isSo')).to.equal(true);
      expect(await read('none')).to.equal(undefined);
      const types = await under().request('GET', `/process-instance/${instanceId}/variables`);
      const written = (await types.json()) as Record<string, { type: string }>;
      expect(written.small?.type).to.equal('Long');
    });

    it('refuse a date that ends in Z, so we never write one', async () => {
      const variables = { dueAt: { type: 'Date', value: '2027-01-01T16:00:00.000Z' } };
      const answer = await under().request('POST', '/process-definition/key/instance-timed/start', { variables });
      expect(answer.status).to.equal(400);
    });

    it('refuse a fraction before it is sent', async () => {
      const input = { definitionKey: KEY, businessKey: randomUUID(), variables: { departmentCount: 1.5 } };
      const outcome = await under()
        .engine.startProcess(input)
        .catch((error: unknown) => String(error));
      expect(outcome).to.contain('whole number');
    });
  });
};
