import { expect } from 'chai';
import { createBpmnCompiler } from '../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../adapters/process-folder.ts';
import { parseItem } from '../../domain/items/index.ts';
import type { CompileInput, ModelFile } from '../../domain/models/index.ts';
import { HOSTILE_MODELS } from '../contract/process-engine/hostile-models.ts';
import { hostileSources } from './bpmn-compiler/hostile-sources.ts';

const processes = 'processes';
const topic = (name: string) => ({ properties: [{ binding: { name: 'camunda:topic' }, value: name }] });
// the gate alone: no lint rule helps it
const gate = createBpmnCompiler({ lint: async () => [], templates: [topic('work')] });
const compiler = createBpmnCompiler({ lint: async () => [], templates: readTemplates(`${processes}/templates`) });

const standing = (xml: string): CompileInput => ({
  key: 'hostile',
  kind: 'standing',
  files: [{ path: 'hostile.bpmn', text: xml }],
  item: undefined,
});

const product = (key: string): CompileInput => {
  const model = readProductModels(processes).find((each) => each.key === key);
  if (model === undefined) throw new Error(`no model ${key}`);
  const item = model.files.find((file) => file.path === 'item.json');
  const parsed = item && parseItem(item.text);
  if (parsed === undefined) return { ...model, kind: 'standing', item: undefined };
  if ('details' in parsed) throw new Error(JSON.stringify(parsed.details));
  return { ...model, kind: 'item', item: parsed.item };
};

const change = (input: CompileInput, path: string, edit: (text: string) => string): CompileInput => ({
  ...input,
  files: input.files.map((file): ModelFile => (file.path === path ? { path, text: edit(file.text) } : file)),
});

const rulesOf = async (input: CompileInput): Promise<string[]> =>
  (await compiler.compile(input)).findings.map((finding) => finding.rule);

describe('bpmn-compiler', () => {
  describe('refuses what could run code, read objects or exhaust the engine', () => {
    for (const [name, [code, xml]] of Object.entries(hostileSources)) {
      it(`${name}: ${code}`, async () => {
        // when
        const { findings, compiled } = await gate.compile(standing(xml));

        // then
        expect(compiled).to.equal(undefined);
        expect(findings.map((finding) => finding.rule)).to.include(`gate/${code}`);
      });
    }
  });

  describe('refuses every sample that is posted straight to the engine', () => {
    for (const [name, xml] of Object.entries(HOSTILE_MODELS)) {
      it(name, async () => {
        expect((await gate.compile(standing(xml))).compiled).to.equal(undefined);
      });
    }
  });

  describe('compiles the item road-occupation', () => {
    it('to one text per process, written anew without documentation or picture', async () => {
      // when
      const { findings, compiled } = await compiler.compile(product('road-occupation'));

      // then
      expect(findings).to.eql([]);
      expect(compiled?.processKey).to.equal('road-occupation');
      expect(compiled?.files.map((file) => file.name).sort()).to.eql([
        ...['accept-application.bpmn', 'collect-payment.bpmn', 'deliver-result.bpmn', 'inspect-on-site.bpmn'],
        ...['issue-licence.bpmn', 'request-supplement.bpmn', 'review-by-experts.bpmn', 'review-in-parallel.bpmn'],
        'road-occupation.bpmn',
      ]);
      for (const { xml } of compiled?.files ?? [])
        expect(xml).not.to.match(/bpmndi|documentation|language|input:|output:/);
    });

    it('with conditions and timers in the language of the engine', async () => {
      // when
      const { compiled } = await compiler.compile(product('road-occupation'));
      const text = (name: string) => compiled?.files.find((file) => file.name === `${name}.bpmn`)?.xml ?? '';

      // then
      expect(text('road-occupation')).to.include('>${acceptanceResult == &apos;accepted&apos;}<');
      expect(text('road-occupation')).to.include('>${!(feeRequired)}<');
      expect(text('accept-application')).to.include(
        '>${acceptance == &apos;accepted&apos; || acceptance == &apos;deemed-accepted&apos;}<',
      );
      expect(text('accept-application')).to.include(
        '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${acceptanceDueAt}</bpmn:timeDate>',
      );
    });

    it('with the case number handed to every part, and the branch to what may run in one', async () => {
      // when
      const { compiled } = await compiler.compile(product('road-occupation'));
      const text = (name: string) => compiled?.files.find((file) => file.name === `${name}.bpmn`)?.xml ?? '';

      // then
      const calls = [...text('road-occupation').matchAll(/<bpmn:callActivity[\s\S]*?<\/bpmn:callActivity>/g)].map(
        ([call]) => call,
      );
      expect(calls).to.have.length(7);
      for (const call of calls) {
        expect(call).to.include('<camunda:in businessKey="${caseNo}"/>');
        expect(call).to.include('<camunda:in source="caseNo" target="caseNo"/>');
        expect(call).to.include('calledElementBinding="deployment"');
      }
      expect(calls.filter((call) => call.includes('target="branch"'))).to.have.length(1);
      expect(text('road-occupation')).to.include('<camunda:in source="loopCounter" target="branch"/>');
      expect(text('accept-application')).to.include('<camunda:in source="branch" target="branch"/>');
    });

    it('with a task entry, a form and a limit for every user task', async () => {
      // when
      const { compiled } = await compiler.compile(product('road-occupation'));

      // then
      expect(compiled?.tasks['inspect-on-site/cosign-inspection']).to.eql({
        name: '会签确认',
        role: 'lead:inspector',
        form: 'inspect-on-site/cosign-inspection',
        limit: 'inspect-on-site/cosign-inspection',
        notSameAs: 'inspect-site',
      });
      for (const task of Object.values(compiled?.tasks ?? {})) expect(compiled?.forms).to.have.property(task.form);
      expect(compiled?.forms['accept-application/review-application']?.variables).to.eql({ acceptance: 'acceptance' });
      expect(compiled?.forms['filing']?.facts).to.include({ occupiedArea: 'occupiedArea' });
    });

    it('and what it wrote passes the gate no second time: source and compiled text are two languages', async () => {
      // given
      const { compiled } = await compiler.compile(product('supervise-deadline'));
      const xml = compiled?.files[0]?.xml ?? '';

      // when
      const again = await compiler.compile({
        ...product('supervise-deadline'),
        files: [{ path: 'supervise-deadline.bpmn', text: xml }],
      });

      // then
      expect(again.compiled).to.equal(undefined);
    });
  });

  describe('says what does not hang together', () => {
    const item = product('road-occupation');

    it('a user task without a form', async () => {
      const without = {
        ...item,
        files: item.files.filter((file) => file.path !== 'forms/decide-application.form.json'),
      };
      expect(await rulesOf(without)).to.eql(['gate/form-missing']);
    });

    it('a part that is not there', async () => {
      const without = { ...item, files: item.files.filter((file) => !file.path.startsWith('parts/issue-licence/')) };
      expect(await rulesOf(without)).to.eql(['gate/part-unknown']);
    });

    it('a part that calls itself through another', async () => {
      const circular = change(item, 'parts/request-supplement/request-supplement.bpmn', (text) =>
        text.replace(
          /<bpmn:serviceTask id="receive-supplement" name="[^"]*" camunda:type="external" camunda:topic="receive-supplement">([\s\S]*?)<\/bpmn:serviceTask>/,
          '<bpmn:callActivity id="receive-supplement" name="x" calledElement="accept-application" camunda:calledElementBinding="deployment">$1</bpmn:callActivity>',
        ),
      );
      expect(await rulesOf(circular)).to.include('gate/part-circular');
    });

    it('a file nothing leads to, which is no reason to refuse', async () => {
      // given
      const spare = { path: 'forms/spare.form.json', text: '{"type":"default","components":[]}' };

      // when
      const { findings, compiled } = await compiler.compile({ ...item, files: [...item.files, spare] });

      // then
      expect(findings).to.have.length(1);
      expect(findings[0]).to.include({ rule: 'gate/file-unused', severity: 'warning', file: 'forms/spare.form.json' });
      expect(compiled).not.to.equal(undefined);
    });

    it('a fact that no field of the filing form supplies', async () => {
      const silent = change(item, 'forms/filing.form.json', (text) =>
        text.replace('"fact": "isEmergency"', '"fact": "isOther"'),
      );
      expect(await rulesOf(silent)).to.eql(['gate/fact-unknown', 'gate/fact-missing']);
    });

    it('a fact supplied by a field of another type', async () => {
      const wrong = change(item, 'forms/filing.form.json', (text) =>
        text.replace('"decimalDigits": 0', '"decimalDigits": 2'),
      );
      expect(await rulesOf(wrong)).to.eql(['gate/fact-type']);
    });

    it('a user task in a process that stands by itself', async () => {
      const { findings } = await gate.compile(
        standing(hostileSources['two roles']?.[1].replace('lead:reviewer,lead:approver', 'lead:reviewer') ?? ''),
      );
      expect(findings.map((finding) => finding.rule)).to.include('gate/task-misplaced');
    });
  });
});
