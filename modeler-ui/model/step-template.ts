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

/** Reads element-template JSON (the bpmn-io format); what is not a step with a topic is left out. */
export const readStepTemplates = (templates: readonly Json[]): StepTemplate[] =>
  templates
    .map(readStepTemplate)
    .filter((template) => template.topic !== '')
    .sort((left, right) => left.name.localeCompare(right.name, 'zh-Hans-CN'));

const readStepTemplate = (template: Json): StepTemplate => {
  const properties = Array.isArray(template.properties) ? (template.properties as Json[]) : [];
  const topic = properties.find((property) => bindingOf(property).name === 'camunda:topic');
  return {
    topic: text(topic?.value),
    name: text(template.name),
    description: text(template.description),
    outputs: [],
    settings: properties.filter((property) => bindingOf(property).type === 'camunda:property').map(readSetting),
  };
};

const readSetting = (property: Json): TemplateSetting => ({
  name: text(bindingOf(property).name),
  label: text(property.label) || text(bindingOf(property).name),
  description: text(property.description),
  value: text(property.value),
  choices: Array.isArray(property.choices)
    ? (property.choices as Json[]).map((choice) => ({ label: text(choice.name), value: text(choice.value) }))
    : [],
  isRequired: (property.constraints as Json | undefined)?.notEmpty === true,
});

const bindingOf = (property: Json): Json => (property.binding ?? {}) as Json;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
