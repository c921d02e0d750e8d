import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { refusal } from '../../support/refusal.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { callPart, end, model, row, start, userTask } from './sample-models.ts';

/** Deployments: all files or none, found again by name. */
export const describeDeployments = (under: () => EngineUnderTest): void => {
  describe('deployments', () => {
    it('are found again by their name, with the definitions in them', async () => {
      // given
      const name = `version-${randomUUID()}`;
      const files = [
        { name: 'deployed-root.bpmn', xml: model('deployed-root', row(start, callPart('ask', 'deployed-part'), end)) },
        { name: 'deployed-part.bpmn', xml: model('deployed-part', row(start, userTask('decide'), end)) },
      ];
      // when
      const deployed = await under().engine.deploy({ name, files });
      const found = await under().engine.findDeployment(name);
      // then
      expect(deployed.definitions.map(({ key }) => key)).to.have.members(['deployed-root', 'deployed-part']);
      expect(found?.deploymentId).to.equal(deployed.deploymentId);
      expect(found?.definitions).to.have.deep.members(deployed.definitions);
      expect(await under().engine.findDeployment('never-deployed')).to.equal(undefined);
    });

    it('need no history time-to-live of their own', async () => {
      // when
      const files = [{ name: 'plain.bpmn', xml: model('plain', row(start, end)) }];
      const { definitions } = await under().engine.deploy({ name: randomUUID(), files });
      // then
      expect(definitions).to.have.length(1);
    });

    it('are refused as a whole, naming file and element, when one file is wrong', async () => {
      // given
      const name = `version-${randomUUID()}`;
      const wrong = model('wrong', row(start, '<bpmn:scriptTask id="run" scriptFormat="juel" />', end));
      const files = [
        { name: 'right.bpmn', xml: model('right', row(start, end)) },
        { name: 'wrong.bpmn', xml: wrong },
      ];
      // when
      const error = await refusal(under().engine.deploy({ name, files }));
      // then
      expect(error.code).to.equal('engine-model-refused');
      expect(error.details.map(({ path }) => path)).to.include('/wrong.bpmn/run');
      expect(await under().engine.findDeployment(name)).to.equal(undefined);
    });

    it('bind the parts a case calls: a newer part does not reach an older case', async () => {
      // given
      const root = {
        name: 'bound-root.bpmn',
        xml: model('bound-root', row(start, callPart('ask', 'bound-part'), end)),
      };
      const part = (task: string) => ({
        name: 'bound-part.bpmn',
        xml: model('bound-part', row(start, userTask(task), end)),
      });
      const first = await under().engine.deploy({ name: randomUUID(), files: [root, part('decide-old')] });
      await under().engine.deploy({ name: randomUUID(), files: [root, part('decide-new')] });
      const businessKey = randomUUID();
      const definitionId = first.definitions.find(({ key }) => key === 'bound-root')?.id ?? '';
      // when
      await under().engine.startProcess({ definitionId, businessKey, variables: { caseNo: businessKey, branch: 0 } });
      // then
      const tasks = await under().engine.listTasks({ businessKey });
      expect(tasks.map(({ key }) => key)).to.deep.equal(['decide-old']);
    });
  });
};
