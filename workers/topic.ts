import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { DateTime } from 'luxon';
import type { Actor } from '../domain/needs.ts';
import type { WorkContext } from './schedule.ts';

/** What the work of a topic is given besides its input. */
export interface TopicContext extends WorkContext {
  /** business key of the process: the case number, or `<clock id>:<run>` */
  businessKey: string;
  /** the same, for topics of a case */
  caseNo: string;
  processInstanceId: string;
  /** literals of the model (extension properties of the service task) */
  properties: Readonly<Record<string, string>>;
  /** aborted when the lock was lost or the worker stops: start nothing more */
  signal: AbortSignal;
  /** the actor of what is written here */
  actor: Actor;
}

/**
 * Work the engine hands out. `input` lists the variables it reads (fetched and checked before `run`), `output` those it writes. Done
 * at least once: `run` must find out by our tables what was done before. `raises` = codes of refusals the model catches.
 */
export interface Topic<Input extends TSchema = TSchema, Output extends TSchema = TSchema> {
  /** = file name = `camunda:topic` */
  name: string;
  input: Input;
  output: Output;
  raises: readonly string[];
  run(input: Static<Input>, context: TopicContext): Promise<Static<Output>>;
}

/** Keeps the types of one topic together. */
export const defineTopic = <Input extends TSchema, Output extends TSchema>(
  topic: Topic<Input, Output>,
): Topic<Input, Output> => topic;

/** No variable at all. */
export const Nothing = Type.Object({});

/** An instant the engine keeps as a date, mostly for a timer. */
export const EngineDate = Type.Unsafe<DateTime>({ description: 'luxon DateTime' });
