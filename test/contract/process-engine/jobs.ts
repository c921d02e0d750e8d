import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { setTimeout as wait } from 'node:timers/promises';
import { refusal } from '../../support/refusal.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { end, model, row, start, timer, userTask } from './sample-models.ts';

const KEY = 'job-root';
const files = [
  {
    name: 'job-root.bpmn',
    xml: model(KEY, row(start, timer('first-due', 'firstAt'), timer('second-due', 'secondAt'), end)),
  },
  { name: 'job-task.bpmn', xml: model('job-task', row(start, timer('due', 'firstAt'), userTask('decide'), end)) },
];
const MORNING = DateTime.fromISO('2026-03-02T09:00:00', { zone: 'Asia/Shanghai' });

/** Timers: dates the domain computed, moved by tests and by nobody else. */
export const describeJobs = (under: () => EngineUnderTest): void => {
  describe('timers', () => {
    before(() => under().engine.deploy({ name: randomUUID(), files }));

    const begin = async (definitionKey = KEY) => {
      const businessKey = randomUUID();
      const variables = { firstAt: MORNING.plus({ days: 1 }), secondAt: MORNING.plus({ days: 2 }) };
      const { instanceId } = await under().engine.startProcess({ definitionKey, businessKey, variables });
      return { businessKey, instanceId };
    };

    it('wait at the very instant that was computed', async () => {
      // given
      const { instanceId, businessKey } = await begin();
      // when
      const jobs = await under().engine.findJobs({ businessKey });
      // then
      expect(jobs).to.have.length(1);
      expect(jobs[0]).to.deep.include({
        activityId: 'first-due',
        processInstanceId: instanceId,
        processDefinitionKey: KEY,
        dueAt: MORNING.plus({ days: 1 }).toJSDate(),
        isSuspended: false,
      });
    });

    it('are found by due date, exclusively, earliest first', async () => {
      // given
      const one = await begin('job-task');
      const due = MORNING.plus({ days: 1 });
      const { engine } = under();
      const filter = { processInstanceId: one.instanceId, timersOnly: true };
      // then
      expect(await engine.findJobs({ ...filter, dueBefore: due })).to.deep.equal([]);
      expect(await engine.findJobs({ ...filter, dueBefore: due.plus({ seconds: 1 }) })).to.have.length(1);
      expect(await engine.findJobs({ ...filter, activityId: 'first-due' })).to.deep.equal([]);
      expect(await engine.findJobs({ businessKey: 'nobody' })).to.deep.equal([]);
      const all = await engine.findJobs({ processDefinitionKey: 'job-task' });
      const dates = all.map(({ dueAt }) => dueAt?.getTime() ?? 0);
      expect(dates).to.deep.equal([...dates].sort((a, b) => a - b));
    });

    it('fire when they are executed, before their date too, and lead to the next', async () => {
      // given
      const { businessKey } = await begin();
      const [first] = await under().engine.findJobs({ businessKey });
      // when
      await under().engine.executeJob(first?.id ?? '');
      // then
      const [second] = await under().engine.findJobs({ businessKey });
      expect(second?.activityId).to.equal('second-due');
      const error = await refusal(under().engine.executeJob(first?.id ?? ''));
      expect(error.code).to.equal('engine-not-found');
    });

    it('can be moved to another instant', async () => {
      // given
      const { businessKey } = await begin();
      const [job] = await under().engine.findJobs({ businessKey });
      const dueAt = MORNING.plus({ days: 9 });
      // when
      await under().engine.setJobDueDate({ jobId: job?.id ?? '', dueAt });
      // then
      const [moved] = await under().engine.findJobs({ businessKey });
      expect(moved?.dueAt).to.deep.equal(dueAt.toJSDate());
    });

    it('do not fire by themselves while the job executor is off', async () => {
      // given: long due
      const { businessKey } = await begin();
      // when
      const [job] = await under().engine.findJobs({ businessKey });
      // then
      expect(job?.activityId).to.equal('first-due');
      expect(job?.retries).to.be.greaterThan(0);
    });

    it('fire unaided within seconds where the job executor is on', async function () {
      this.timeout(240_000);
      // given
      const { businessKey } = await begin('job-task');
      // when
      const node = await under().startNode({ jobExecutor: true });
      try {
        for (const late = Date.now() + 120_000; Date.now() < late; await wait(100)) {
          if ((await under().engine.listTasks({ businessKey })).length > 0) break;
        }
      } finally {
        await node.stop();
      }
      // then
      expect((await under().engine.listTasks({ businessKey })).map(({ key }) => key)).to.deep.equal(['decide']);
    });
  });
};
