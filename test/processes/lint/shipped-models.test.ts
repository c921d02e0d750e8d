import { expect } from 'chai';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { parseBpmn } from '../../../adapters/model-compiler/moddle.ts';
import { readProductModels, readTemplates } from '../../../adapters/process-folder.ts';
import { parseItem } from '../../../domain/items/index.ts';
import type { CompileInput, ProductModel } from '../../../domain/models/index.ts';
import type { Moddle } from '../../../processes/lint/moddle.ts';
import { listOf, textOf } from '../../../processes/lint/moddle.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';

const templates = readTemplates('processes/templates');
const compiler = createBpmnCompiler({ lint: lintPublication, templates });
const models = readProductModels('processes');

const inputOf = ({ key, files }: ProductModel): CompileInput => {
  const item = files.find((file) => file.path === 'item.json');
  const parsed = item && parseItem(item.text);
  if (parsed === undefined) return { key, files, kind: 'standing', item: undefined };
  if ('details' in parsed) throw new Error(JSON.stringify(parsed.details));
  return { key, files, kind: 'item', item: parsed.item };
};

const elementsIn = (owner: Moddle): Moddle[] =>
  listOf(owner, 'flowElements').flatMap((element) => [element, ...elementsIn(element)]);

describe('models of the product', () => {
  for (const model of models) {
    it(`${model.key} passes every rule, those for the eye included`, async () => {
      const { findings, compiled } = await compiler.compile(inputOf(model));
      expect(findings).to.eql([]);
      expect(compiled).not.to.equal(undefined);
    });

    it(`${model.key} explains every element`, async () => {
      const silent: string[] = [];
      for (const { path, text } of model.files.filter((file) => file.path.endsWith('.bpmn'))) {
        const definitions = await parseBpmn(text);
        const nodes = listOf(definitions, 'rootElements').flatMap(elementsIn);
        const unexplained = nodes.filter(
          (node) => node.$type !== 'bpmn:SequenceFlow' && textOf(listOf(node, 'documentation')[0], 'text') === '',
        );
        silent.push(...unexplained.map((node) => `${path} ${textOf(node, 'id')}`));
      }
      expect(silent).to.eql([]);
    });
  }

  it('every template is of a topic or a message, and no two of the same', () => {
    const ids = templates.map((template) => template['id']);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids.every((id) => /^tongban:(message-)?[a-z]+(-[a-z]+)*$/.test(String(id)))).to.equal(true);
  });
});
