import type { CompiledForm } from '../domain/items/index.ts';
import type { CompiledModel, CompileInput, Finding, ModelCompiler } from '../domain/models/index.ts';
import { checkLinks, filingPath, formPath } from './model-compiler/check-links.ts';
import type { FormOutcome } from './model-compiler/compile-form.ts';
import { HAPPENED_ON } from './model-compiler/form-field.ts';
import type { Moddle } from './model-compiler/moddle.ts';
import { allNodes } from './model-compiler/process-model.ts';
import { readPublication, type Publication } from './model-compiler/read-publication.ts';
import { writeProcess } from './model-compiler/write-process.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the lint is given: parsed diagrams, forms by path, item.json and the element templates. */
export interface LintSource {
  diagrams: Readonly<Record<string, Moddle>>;
  forms: Readonly<Record<string, Json>>;
  item: Json | undefined;
  templates: readonly Json[];
}

/** Rules and templates are the government's, not the program's: `processes/lint`, `processes/templates`. */
export interface CompilerConfig {
  lint(source: LintSource): Promise<Finding[]>;
  templates: readonly Json[];
}

const topicsIn = (templates: readonly Json[]): Set<string> =>
  new Set(
    templates.flatMap((template) =>
      (Array.isArray(template['properties']) ? (template['properties'] as Json[]) : [])
        .filter((property) => (property['binding'] as Json | undefined)?.['name'] === 'camunda:topic')
        .map((property) => String(property['value'])),
    ),
  );

const toForm = ({ form, schema, fields }: FormOutcome): CompiledForm => {
  const pairs = (name: 'variable' | 'fact'): Record<string, string> =>
    Object.fromEntries(fields.flatMap((field) => (field[name] === undefined ? [] : [[field.key, field[name]]])));
  const happenedOn = fields.filter(({ meaning }) => meaning === HAPPENED_ON).map(({ key }) => key);
  const compiled = { form, schema, variables: pairs('variable'), facts: pairs('fact') };
  return happenedOn.length === 0 ? compiled : { ...compiled, happenedOn };
};

const write = (publication: Publication, reached: ReadonlySet<string>, { item }: CompileInput): CompiledModel => {
  const { models, forms, rootPath } = publication;
  const compiled: CompiledModel = { files: [], processKey: models[rootPath]?.id ?? '', name: '', tasks: {}, forms: {} };
  compiled.name = item?.name ?? models[rootPath]?.name ?? compiled.processKey;
  const addForm = (key: string, outcome: FormOutcome | undefined): void => {
    if (outcome !== undefined) compiled.forms[key] = toForm(outcome);
  };
  for (const path of reached) {
    const model = models[path];
    if (model === undefined) continue;
    const standing = path === rootPath ? 'root' : 'part';
    compiled.files.push({ name: `${model.id}.bpmn`, xml: writeProcess(model, standing) });
    for (const node of allNodes(model.scope)) {
      if (node.kind !== 'user-task') continue;
      const key = `${model.id}/${node.id}`;
      const { name, role, notSameAs, specialProcedure } = node;
      const more = { ...(notSameAs !== undefined && { notSameAs }), ...(specialProcedure && { specialProcedure }) };
      const limit = item === undefined ? node.limit : item.limits[key] && key;
      compiled.tasks[key] = { name, role, form: key, ...more, ...(limit !== undefined && { limit }) };
      addForm(key, forms[formPath(path, node.id)]);
    }
  }
  if (item !== undefined) addForm('filing', forms[filingPath]);
  return compiled;
};

const order = (one: Finding, other: Finding): number =>
  one.severity === other.severity ? one.file.localeCompare(other.file) : one.severity === 'error' ? -1 : 1;

/** Gate and compiler for models drawn in BPMN with form-js forms. */
export const createBpmnCompiler = ({ lint, templates }: CompilerConfig): ModelCompiler => ({
  compile: async (input) => {
    const publication = await readPublication(input);
    const { reached, findings } = checkLinks(publication, input, topicsIn(templates));
    const forms = Object.fromEntries(Object.entries(publication.forms).map(([path, { form }]) => [path, form]));
    const linted = await lint({ diagrams: publication.diagrams, forms, item: input.item, templates });
    const all = [...publication.findings, ...findings, ...linted].sort(order);
    const isRefused = all.some((finding) => finding.severity === 'error');
    return { findings: all, compiled: isRefused ? undefined : write(publication, reached, input) };
  },
});
