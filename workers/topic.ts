import { Type } from '@sinclair/typebox';
import type { Static, TObject } from '@sinclair/typebox';
import type { DateTime } from 'luxon';
import type { Actor } from '../domain/needs.ts';
import type { WorkContext } from './schedule.ts';

/** What the work of a topic is given besides its input. */
export interface TopicContext extends WorkContext {
  /** the topic itself, as the actor of what it writes */
  actor: Actor;
  /** the variable `caseNo`; for processes of no case the business key */
  caseNo: string;
  /** the case number, or `<clock id>:<run>` */
  businessKey: string;
  processInstanceId: string;
  /** id of the service task in its diagram */
  activityId: string;
  /** literals written in the model (`camunda:properties`), never evaluated by the engine */
  properties: Readonly<Record<string, string>>;
  /** aborted when the engine has given the task to somebody else: start nothing more */
  signal: AbortSignal;
}

/**
 * One external-task topic; its name is the topic in the models and the name of its file. `input` are the process variables it reads,
 * `output` those it sets. Done at least once: `run` finds out by our tables what was done before. Domain errors with a code in
 * `raises` go to the model as BPMN errors; `unavailable` ones are tried again, `too-early` ones until their time has come; all others
 * become an incident after some attempts.
 */
export interface Topic<Input extends TObject = TObject, Output extends TObject = TObject> {
  name: string;
  input: Input;
  output: Output;
  raises: readonly string[];
  /** whose answers it waits for; such work has places of its own, so that a slow system holds up nothing else */
  waitsFor?: 'payment-gateway' | 'licence-repository' | 'courier' | 'several';
  run(input: Static<Input>, context: TopicContext): Promise<Static<Output>>;
}

/** Forgets the exact types once they have been checked, so that topics of all shapes stand in one list. */
export const defineTopic = <Input extends TObject, Output extends TObject>(topic: Topic<Input, Output>): Topic =>
  topic as unknown as Topic;

/** For topics that read or set no variable. */
export const Nothing = Type.Object({});

/** An instant in an engine variable; in `run` a luxon `DateTime` in Asia/Shanghai. */
export const EngineDate = Type.Unsafe<DateTime>({ isDateVariable: true });
