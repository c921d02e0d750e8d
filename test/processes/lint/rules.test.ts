import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'bpmnlint';
import { expect } from 'chai';
import { parseBpmn } from '../../../adapters/model-compiler/moddle.ts';
import type { LintContext } from '../../../processes/lint/index.ts';
import { lintSetup, ownRules } from '../../../processes/lint/index.ts';

const folder = 'processes/lint';

/** What the sample models are drawn for. */
const context: LintContext = {
  key: 'sample',
  topics: {
    work: { literals: { outcome: { values: ['done', 'failed'], isRequired: true } }, outputs: { result: 'string' } },
  },
  messages: { 'answer-received': {} },
  parts: { 'child-part': { name: '环节组', inputs: { dueAt: 'date' }, outputs: { result: ['done', 'failed'] } } },
  inputs: { dueAt: 'date', isUrgent: 'boolean', area: 'integer' },
  outputs: {},
  forms: { 'review-application': { acceptance: ['accepted', 'rejected'] } },
  roles: ['window:window-clerk', 'lead:approver'],
  limits: ['sample/review-application'],
  procedures: {
    'expert-review': { name: '专家评审', mayStopClock: true },
    'site-inspection': { name: '现场踏勘', mayStopClock: false },
  },
  officeLimits: undefined,
};

const messagesOf = async (rule: string, file: string): Promise<string[]> => {
  const root = await parseBpmn(readFileSync(file, 'utf8'));
  const setup = lintSetup(context);
  const rules = Object.fromEntries(Object.entries(setup.config.rules).filter(([name]) => name === rule));
  const results = await new Linter({ ...setup, config: { rules } }).lint(root);
  return Object.values(results)
    .flat()
    .map((report) => report.message);
};

describe('lint rules', () => {
  for (const rule of Object.keys(ownRules)) {
    describe(rule, () => {
      const samples = join(folder, 'samples', rule);
      const names = existsSync(samples) ? readdirSync(samples) : [];

      for (const name of names) {
        const isValid = name.startsWith('valid-');
        it(`${isValid ? 'lets pass' : 'finds'} ${name.replace(/^(in)?valid-|\.bpmn$/g, '')}`, async () => {
          // when
          const messages = await messagesOf(rule, join(samples, name));

          // then
          if (isValid) expect(messages).to.eql([]);
          else expect(messages.join()).to.match(/\p{Script=Han}/u);
        });
      }

      it('has a doc, and samples that it lets pass and that it finds', () => {
        expect(existsSync(join(folder, 'docs', `${rule}.md`))).to.equal(true);
        expect(names.some((name) => name.startsWith('valid-'))).to.equal(true);
        expect(names.some((name) => name.startsWith('invalid-'))).to.equal(true);
      });
    });
  }

  it('every doc and every folder of samples belongs to a rule', () => {
    const docs = readdirSync(join(folder, 'docs')).map((name) => name.replace('.md', ''));
    expect([...docs, ...readdirSync(join(folder, 'samples'))].filter((name) => !(name in ownRules))).to.eql([]);
  });
});
