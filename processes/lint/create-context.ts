import type { LintContext, PartContext, TopicContext } from './context.ts';
import { allRoles, orderLimits, orderRoles } from './context.ts';
import type { Moddle } from './moddle.ts';
import { idOf, isA, listOf, literalsOf, textOf } from './moddle.ts';
import type { Variables, VariableType } from './variable.ts';
import { readType } from './variable.ts';

type Json = Readonly<Record<string, unknown>>;

/** A publication as it stands on the screen or in its files. */
export interface PublicationSource {
  /** parsed diagrams by path, e.g. `parts/accept-application/accept-application.bpmn` */
  diagrams: Readonly<Record<string, Moddle>>;
  /** parsed form-js forms by path */
  forms: Readonly<Record<string, Json>>;
  /** parsed `item.json`; undefined for a standing process */
  item: Json | undefined;
  /** element templates of `processes/templates`, messages included */
  templates: readonly Json[];
}

const json = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(json) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

const outputsOf = (template: Json): Variables =>
  Object.fromEntries(
    list(json(template['metadata'])['outputs']).map((output): [string, VariableType] => [
      text(output['name']),
      readType(texts(output['values']).join(' | ')),
    ]),
  );

const bindingOf = (property: Json): Json => json(property['binding']);

const topicOf = (template: Json): [string, TopicContext] | undefined => {
  const properties = list(template['properties']);
  const topic = properties.find((property) => bindingOf(property)['name'] === 'camunda:topic');
  if (topic === undefined) return undefined;
  const literals = properties
    .filter((property) => bindingOf(property)['type'] === 'camunda:property')
    .map((property): [string, TopicContext['literals'][string]] => {
      const choices = list(property['choices']).map((choice) => text(choice['value']));
      const isRequired = json(property['constraints'])['notEmpty'] === true;
      return [text(bindingOf(property)['name']), { values: choices.length > 0 ? choices : undefined, isRequired }];
    });
  return [text(topic['value']), { literals: Object.fromEntries(literals), outputs: outputsOf(template) }];
};

const messageOf = (template: Json): [string, Variables] | undefined => {
  const property = list(template['properties']).find((each) => bindingOf(each)['type'] === 'bpmn:Message#property');
  return property && [text(property['value']), outputsOf(template)];
};

/** `input:` or `output:` variables a process declares of itself. */
const declared = (process: Moddle, prefix: 'input:' | 'output:'): Variables =>
  Object.fromEntries(
    Object.entries(literalsOf(process))
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, type]) => [name.slice(prefix.length), readType(type)]),
  );

const processIn = (diagram: Moddle): Moddle | undefined =>
  listOf(diagram, 'rootElements').find((root) => isA(root, 'bpmn:Process'));

const fieldsIn = (components: unknown): Json[] =>
  list(components).flatMap((component) => [component, ...fieldsIn(component['components'])]);

const fieldType = (field: Json): VariableType => {
  const values = list(field['values']).map((option) => option['value']);
  if (text(field['type']) === 'checkbox' || values.some((value) => typeof value === 'boolean')) return 'boolean';
  if (text(field['type']) === 'number' || values.some((value) => typeof value === 'number')) return 'integer';
  return values.length > 0 ? values.map(text) : 'string';
};

const formVariables = (form: Json): Variables =>
  Object.fromEntries(
    fieldsIn(form['components'])
      .filter((field) => text(json(field['properties'])['variable']) !== '')
      .map((field) => [text(json(field['properties'])['variable']), fieldType(field)]),
  );

const formsBeside = (path: string, forms: PublicationSource['forms']): Record<string, Variables> => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const found: Record<string, Variables> = {};
  for (const [formPath, form] of Object.entries(forms)) {
    const name = /^forms\/(.+)\.form\.json$/.exec(
      formPath.startsWith(folder) ? formPath.slice(folder.length) : '',
    )?.[1];
    if (name !== undefined) found[name] = formVariables(form);
  }
  return found;
};

const factType = (fact: Json): VariableType => {
  const values = texts(fact['values']);
  if (values.length > 0) return values;
  return fact['type'] === 'boolean' || fact['type'] === 'integer' ? fact['type'] : 'string';
};

/** What the platform hands every root process besides the facts. */
const startVariables: Variables = { acceptanceDueAt: 'date' };
/** … and a process that renews licences. */
const renewalVariables: Variables = { renewalDueAt: 'date' };

const defined = <T>(entries: readonly ([string, T] | undefined)[]): Record<string, T> =>
  Object.fromEntries(entries.filter((entry) => entry !== undefined));

const partsOf = (diagrams: PublicationSource['diagrams']): Record<string, PartContext> =>
  defined(
    Object.entries(diagrams).map(([path, diagram]): [string, PartContext] | undefined => {
      const process = path.startsWith('parts/') ? processIn(diagram) : undefined;
      if (process === undefined) return undefined;
      const [inputs, outputs] = [declared(process, 'input:'), declared(process, 'output:')];
      return [idOf(process), { name: textOf(process, 'name') || idOf(process), inputs, outputs }];
    }),
  );

const PROCEDURE_TEMPLATE = 'tongban:special-procedure';

/** What the template offers is the list of 行政许可法第四十五条; what an item names besides stops the clock only with its law. */
const proceduresOf = (templates: PublicationSource['templates'], item: Json): LintContext['procedures'] => {
  const template = templates.find((each) => each['id'] === PROCEDURE_TEMPLATE);
  const basis = list(template?.['properties']).find((property) => bindingOf(property)['name'] === 'basis');
  const listed = list(basis?.['choices']).map(({ name, value }) => ({ key: value, name, mayStopClock: true }));
  const own = list(item['specialProcedures']).map(({ key, name, law, stopsClock }) => ({
    ...{ key, name },
    mayStopClock: stopsClock === true && text(law) !== '',
  }));
  return Object.fromEntries(
    [...listed, ...own].map(({ key, name, mayStopClock }) => [text(key), { name: text(name), mayStopClock }]),
  );
};

/** Gathers what the rules must know to judge the diagram at `path`. */
export const createContext = (path: string, source: PublicationSource): LintContext => {
  const diagram = source.diagrams[path];
  const process = diagram && processIn(diagram);
  const facts = Object.fromEntries(list(source.item?.['facts']).map((fact) => [text(fact['key']), factType(fact)]));
  const isRoot = !path.startsWith('parts/') && source.item !== undefined;
  return {
    key: process === undefined ? '' : idOf(process),
    topics: defined(source.templates.map(topicOf)),
    messages: defined(source.templates.map(messageOf)),
    parts: partsOf(source.diagrams),
    inputs: {
      ...(isRoot ? { ...facts, ...startVariables } : {}),
      ...(isRoot && source.item?.['renewal'] !== undefined ? renewalVariables : {}),
      ...(process === undefined ? {} : declared(process, 'input:')),
    },
    outputs: process === undefined ? {} : declared(process, 'output:'),
    forms: formsBeside(path, source.forms),
    roles: source.item === undefined ? orderRoles : allRoles,
    limits: source.item === undefined ? undefined : Object.keys(json(source.item['limits'])),
    procedures: source.item === undefined ? undefined : proceduresOf(source.templates, source.item),
    officeLimits: source.item === undefined ? orderLimits : undefined,
  };
};
