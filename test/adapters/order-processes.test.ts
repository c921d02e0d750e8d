import { expect } from 'chai';
import { createBpmnCompiler } from '../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../adapters/process-folder.ts';
import type { CompileInput } from '../../domain/models/index.ts';
import { lintPublication } from '../../processes/lint/lint-publication.ts';

const KEY = 'supervise-order';
const compiler = createBpmnCompiler({ lint: lintPublication, templates: readTemplates('processes/templates') });
const files = readProductModels('processes').find(({ key }) => key === KEY)?.files ?? [];

/** The shipped process of orders, its diagram changed. */
const changed = (from: string, to: string): CompileInput => ({
  key: KEY,
  kind: 'standing',
  item: undefined,
  files: files.map(({ path, text }) => ({ path, text: path === `${KEY}.bpmn` ? text.replace(from, to) : text })),
});
const errorsOf = async (input: CompileInput): Promise<string[]> =>
  (await compiler.compile(input)).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

describe('processes of orders', () => {
  it('hand the desk role, form and office limit of every step', async () => {
    const { compiled } = await compiler.compile(changed('', ''));
    expect(compiled?.tasks[`${KEY}/answer-order`]).to.eql({
      ...{ name: '答复督办', role: 'order:department', limit: 'order-reply', form: `${KEY}/answer-order` },
    });
    expect(Object.keys(compiled?.forms ?? {})).to.have.members(Object.keys(compiled?.tasks ?? {}));
  });

  it('have no roles of items, whose departments they do not know', async () => {
    expect(await errorsOf(changed('order:department', 'lead:approver'))).to.eql(['role-known']);
  });

  it('have no step without a limit of the office', async () => {
    expect(await errorsOf(changed('value="order-reply"', 'value="order-whim"'))).to.eql(['limit-known']);
    expect(
      await errorsOf(changed('name="limit" value="order-reply"', 'name="notSameAs" value="explain-overdue"')),
    ).to.eql(['limit-known']);
  });

  it('deduct only by rules and points there are', async () => {
    expect(await errorsOf(changed('name="rule" value="unjustified"', 'name="rule" value="whim"'))).to.eql([
      'external-task-only',
    ]);
    expect(await errorsOf(changed('name="points" value="3"', 'name="points" value="300"'))).to.eql([
      'external-task-only',
    ]);
  });

  it('have steps for people only where they are about an order', async () => {
    const errors = await errorsOf(changed('name="input:orderId"', 'name="input:clockId"'));
    expect(new Set(errors)).to.eql(new Set(['gate/task-misplaced']));
  });
});
