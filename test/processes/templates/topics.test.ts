import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { readTemplates } from '../../../adapters/process-folder.ts';
import { createContext } from '../../../processes/lint/index.ts';

interface Topic {
  name: string;
  output: { properties?: Record<string, { const?: unknown; type?: string; anyOf?: { const: unknown }[] }> };
}

const isTopic = (value: unknown): value is Topic =>
  typeof value === 'object' && value !== null && 'run' in value && 'output' in value;

const loadTopics = async (): Promise<Topic[]> => {
  const names = readdirSync('workers/topics').filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  const modules = await Promise.all(names.map((name) => import(resolve('workers/topics', name)) as Promise<object>));
  return modules.flatMap((module) => Object.values(module).filter(isTopic));
};

const { topics: templates } = createContext('', {
  diagrams: {},
  forms: {},
  item: undefined,
  templates: readTemplates('processes/templates'),
});

describe('templates', () => {
  it('there is one for every topic the workers serve, and none besides', async () => {
    const names = (await loadTopics()).map((topic) => topic.name);
    expect(names.sort()).to.eql(Object.keys(templates).sort());
  });

  it('each says what its topic hands back', async () => {
    for (const { name, output } of await loadTopics()) {
      expect(Object.keys(output.properties ?? {}).sort(), name).to.eql(
        Object.keys(templates[name]?.outputs ?? {}).sort(),
      );
    }
  });

  it('each lists every text its topic can hand back', async () => {
    for (const { name, output } of await loadTopics()) {
      for (const [variable, schema] of Object.entries(output.properties ?? {})) {
        const declared = templates[name]?.outputs[variable];
        const texts = schema.anyOf?.map((one) => one.const) ?? (schema.const === undefined ? [] : [schema.const]);
        for (const text of texts) expect(declared, `${name} ${variable}`).to.include(text);
        if (schema.type === 'boolean') expect(declared).to.equal('boolean');
      }
    }
  });
});
