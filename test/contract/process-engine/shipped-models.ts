import { join } from 'node:path';
import { expect } from 'chai';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../../adapters/process-folder.ts';
import { createModelEffects } from '../../../domain/models/index.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';

const PROCESSES = join(import.meta.dirname, '../../../processes');

/** What the product ships passes gate and wall alike: the two never disagree about an honest model. */
export const describeShippedModels = (under: () => EngineUnderTest): void => {
  describe('the models shipped with the product', () => {
    for (const model of readProductModels(PROCESSES)) {
      it(`${model.key} passes its wall as published`, async () => {
        // given
        const { transact, clock } = under().database;
        const compiler = createBpmnCompiler({
          lint: lintPublication,
          templates: readTemplates(join(PROCESSES, 'templates')),
        });
        const needs = { transact, clock, reached: () => undefined, engine: under().engine, compiler };
        // when
        const published = await createModelEffects(needs).publishProductModel(model, { kind: 'system', id: 'test' });
        // then
        expect(published.findings.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        expect(published.outcome).to.equal('published');
      });
    }
  });
};
