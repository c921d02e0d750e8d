import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { refusal } from '../../support/refusal.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { end, model, row, start, userTask } from './sample-models.ts';

const KEY = 'task-root';
const needsFact = `<bpmn:startEvent id="begun" /><bpmn:userTask id="decide" />
  <bpmn:exclusiveGateway id="which" default="which--no" /><bpmn:endEvent id="yes" /><bpmn:endEvent id="no" />
  <bpmn:sequenceFlow id="begun--decide" sourceRef="begun" targetRef="decide" />
  <bpmn:sequenceFlow id="decide--which" sourceRef="decide" targetRef="which" />
  <bpmn:sequenceFlow id="which--no" sourceRef="which" targetRef="no" />
  <bpmn:sequenceFlow id="which--yes" sourceRef="which" targetRef="yes">
    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${decision == 'granted' &amp;&amp; (area &gt; 10 || not isSmall)}</bpmn:conditionExpression>
  </bpmn:sequenceFlow>`;

const files = [
  { name: 'task-root.bpmn', xml: model(KEY, row(start, userTask('decide'), userTask('confirm'), end)) },
  { name: 'task-choice.bpmn', xml: model('task-choice', needsFact) },
];

/** Steps people decide: one decision counts, and whose it was can be told afterwards. */
export const describeTasks = (under: () => EngineUnderTest): void => {
  describe('tasks', () => {
    before(() => under().engine.deploy({ name: randomUUID(), files }));

    const openTask = async (definitionKey = KEY) => {
      const businessKey = randomUUID();
      await under().engine.startProcess({ definitionKey, businessKey, variables: { caseNo: businessKey } });
      const [task] = await under().engine.listTasks({ businessKey });
      if (!task) throw new Error('no task opened');
      return { task, businessKey };
    };

    it('are read with key, instance and instant of opening', async () => {
      // given
      const { task } = await openTask();
      // when
      const found = await under().engine.findTask(task.id);
      // then
      expect(found).to.deep.equal(task);
      expect(task.key).to.equal('decide');
      expect(Math.abs(task.createdAt.getTime() - Date.now())).to.be.lessThan(60_000);
      expect(await under().engine.findTask('never-there')).to.equal(undefined);
    });

    it('lead on to the next step in the same call', async () => {
      // given
      const { task, businessKey } = await openTask();
      // when
      await under().engine.completeTask({ taskId: task.id, variables: { decision: 'granted' } });
      // then
      expect((await under().engine.listTasks({ businessKey })).map(({ key }) => key)).to.deep.equal(['confirm']);
      expect(await under().engine.findTask(task.id)).to.equal(undefined);
    });

    it('are decided once: of six clerks at once one wins, five are told that it is over', async () => {
      // given
      const { task } = await openTask();
      const clerks = [1, 2, 3, 4, 5, 6];
      // when
      const outcomes = await Promise.all(
        clerks.map((clerk) =>
          under()
            .engine.completeTask({ taskId: task.id, variables: { [`cmd_${task.id}`]: `command-${clerk}` } })
            .then(() => `command-${clerk}`)
            .catch((error: { code: string }) => error.code),
        ),
      );
      // then
      const winners = outcomes.filter((outcome) => outcome.startsWith('command-'));
      expect(winners).to.have.length(1);
      expect(outcomes.filter((outcome) => outcome === 'engine-task-gone')).to.have.length(5);
      const name = `cmd_${task.id}`;
      const kept = await under().engine.findHistoricVariable({ processInstanceId: task.processInstanceId, name });
      expect(kept).to.equal(winners[0]);
    });

    it('tell after a lost reply whose decision it was, also when the instance has ended', async () => {
      // given
      const { task, businessKey } = await openTask();
      await under().engine.completeTask({ taskId: task.id, variables: { [`cmd_${task.id}`]: 'mine' } });
      const [next] = await under().engine.listTasks({ businessKey });
      await under().engine.completeTask({ taskId: next?.id ?? '', variables: {} });
      // when
      const error = await refusal(under().engine.completeTask({ taskId: task.id, variables: {} }));
      // then
      expect(error.code).to.equal('engine-task-gone');
      const written = { processInstanceId: task.processInstanceId, name: `cmd_${task.id}` };
      expect(await under().engine.findHistoricVariable(written)).to.equal('mine');
    });

    it('stay open, whole, when the model asks for a fact nobody gave', async () => {
      // given
      const { task } = await openTask('task-choice');
      // when
      const error = await refusal(under().engine.completeTask({ taskId: task.id, variables: { decision: 'granted' } }));
      // then
      expect(error.kind).to.equal('unavailable');
      expect(await under().engine.findTask(task.id)).to.not.equal(undefined);
    });

    it('go the way the conditions say', async () => {
      // given
      const { task, businessKey } = await openTask('task-choice');
      const variables = { decision: 'granted', area: 9, isSmall: false };
      // when
      await under().engine.completeTask({ taskId: task.id, variables });
      // then
      const history = await under().request(
        'GET',
        `/history/process-instance?processInstanceBusinessKey=${businessKey}&maxResults=1`,
      );
      const [ended] = (await history.json()) as { endActivityId?: string; state: string }[];
      expect(ended?.state).to.equal('COMPLETED');
      const activities = await under().request(
        'GET',
        `/history/activity-instance?processInstanceId=${task.processInstanceId}&activityId=yes&maxResults=1`,
      );
      expect(await activities.json()).to.have.length(1);
    });

    it('are never listed without a limit', async () => {
      const answer = await under().request('POST', '/task', {});
      expect(answer.status).to.equal(400);
    });
  });
};
