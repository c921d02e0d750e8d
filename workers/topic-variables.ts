import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { Variables } from 'camunda-external-task-client-js';
import type { TypedVariable } from 'camunda-external-task-client-js';
import { DateTime } from 'luxon';
import { officeTime } from '../domain/calendar/index.ts';
import type { Topic } from './topic.ts';

const compiler = new Ajv({ allErrors: true, strict: false });
compiler.addKeyword({
  keyword: 'isDateVariable',
  validate: (_is: boolean, value: unknown) => DateTime.isDateTime(value) && value.isValid,
});

/** A topic with its schemas compiled. */
export interface PreparedTopic {
  topic: Topic;
  /** the engine variables to fetch */
  variables: string[];
  readInput(variables: Variables): Record<string, unknown>;
  writeOutput(output: Record<string, unknown>): Variables;
}

const check = (validate: ValidateFunction, values: unknown, what: string): void => {
  if (validate(values)) return;
  const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
  throw new Error(`${what} does not fit its schema: ${wrong.join('; ')}`);
};

const fromEngine = (variable: TypedVariable | null): unknown => {
  if (variable === null || variable.value === null) return undefined;
  const { value } = variable;
  return value instanceof Date ? officeTime(value) : value;
};

// The type is always stated: the client guesses another one for a larger number, and 1.0 becomes a whole number.
const toEngine = (name: string, value: unknown): TypedVariable => {
  if (DateTime.isDateTime(value)) return { type: 'date', value: value.toJSDate(), valueInfo: {} };
  if (typeof value === 'boolean') return { type: 'boolean', value, valueInfo: {} };
  if (typeof value === 'string') return { type: 'string', value, valueInfo: {} };
  if (Number.isSafeInteger(value)) return { type: 'long', value: Number(value), valueInfo: {} };
  throw new Error(`output ${name} must be a text, a whole number, a boolean or a date`);
};

/** Compiles the schemas of a topic; the engine is asked only for variables the topic names. */
export const prepareTopic = (topic: Topic): PreparedTopic => {
  const inputs = Object.keys(topic.input.properties);
  const outputs = Object.keys(topic.output.properties);
  const validateInput = compiler.compile(topic.input);
  const validateOutput = compiler.compile(topic.output);
  return {
    topic,
    variables: [...new Set([...inputs, 'caseNo'])],
    readInput: (variables) => {
      const pairs = inputs.map((name) => [name, fromEngine(variables.getTyped(name))] as const);
      const values = Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
      check(validateInput, values, `input of topic ${topic.name}`);
      return values;
    },
    writeOutput: (output) => {
      check(validateOutput, output, `output of topic ${topic.name}`);
      const variables = new Variables();
      for (const name of outputs) {
        if (output[name] !== undefined) variables.setTyped(name, toEngine(name, output[name]));
      }
      return variables;
    },
  };
};
