/** One automatic step an analyst may drop: a topic with the literals it is given. */
export interface StepTemplate {
  topic: string;
  name: string;
  description: string;
  settings: readonly TemplateSetting[];
  /** variables the topic hands back to the process */
  outputs: readonly PartVariable[];
}

/** A literal the topic is given with each task; kept as an extension property of the service task. */
export interface TemplateSetting {
  name: string;
  label: string;
  description: string;
  value: string;
  /** empty: free text */
  choices: readonly { label: string; value: string }[];
  isRequired: boolean;
}

/** A part of this model that a call activity may call, with the variables it takes and gives. */
export interface CalledPart {
  key: string;
  name: string;
  inputs: readonly PartVariable[];
  outputs: readonly PartVariable[];
}

/** `values` as the part declares them: the texts a result can be, or a type such as `date`. */
export interface PartVariable {
  name: string;
  values: readonly string[];
}

type Json = Record<string, unknown>;

/** A message the platform sends into a process, with what it carries. */
export interface MessageTemplate {
  message: string;
  name: string;
  outputs: readonly PartVariable[];
}

/** Reads element-template JSON (the bpmn-io format); what is not a step with a topic is left out. */
export const readStepTemplates = (templates: readonly Json[]): StepTemplate[] =>
  templates
    .map(readStepTemplate)
    .filter((template) => template.topic !== '')
    .sort((left, right) => left.name.localeCompare(right.name, 'zh-Hans-CN'));

/** What the template of a special procedure (特别程序) asks of a user task; undefined where the office has none. */
export const readProcedureTemplate = (
  templates: readonly Json[],
): { description: string; settings: readonly TemplateSetting[] } | undefined => {
  const template = templates.find((one) => one.id === 'tongban:special-procedure');
  return template && readStepTemplate(template);
};

/** The messages among the same templates. */
export const readMessageTemplates = (templates: readonly Json[]): MessageTemplate[] =>
  templates
    .map((template) => ({
      message: text(propertyBound(template, 'type', 'bpmn:Message#property')?.value),
      name: text(template.name),
      outputs: readOutputs(template),
    }))
    .filter((template) => template.message !== '')
    .sort((left, right) => left.name.localeCompare(right.name, 'zh-Hans-CN'));

const readStepTemplate = (template: Json): StepTemplate => {
  const properties = listOf(template.properties);
  return {
    topic: text(propertyBound(template, 'name', 'camunda:topic')?.value),
    name: text(template.name),
    description: text(template.description),
    outputs: readOutputs(template),
    settings: properties.filter((property) => bindingOf(property).type === 'camunda:property').map(readSetting),
  };
};

const readSetting = (property: Json): TemplateSetting => ({
  name: text(bindingOf(property).name),
  label: text(property.label) || text(bindingOf(property).name),
  description: text(property.description),
  value: text(property.value),
  choices: listOf(property.choices).map((choice) => ({ label: text(choice.name), value: text(choice.value) })),
  isRequired: (property.constraints as Json | undefined)?.notEmpty === true,
});

const readOutputs = (template: Json): PartVariable[] =>
  listOf((template.metadata as Json | undefined)?.outputs).map((output) => ({
    name: text(output.name),
    values: Array.isArray(output.values) ? output.values.map(text) : [],
  }));

const propertyBound = (template: Json, aspect: 'name' | 'type', value: string): Json | undefined =>
  listOf(template.properties).find((property) => bindingOf(property)[aspect] === value);

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

const bindingOf = (property: Json): Json => (property.binding ?? {}) as Json;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
