import { Type } from '@sinclair/typebox';
import type { Static, TObject, TUnsafe } from '@sinclair/typebox';
import type { DateTime } from 'luxon';
import type { WorkContext } from './schedule.ts';

/** An instant in an engine variable; in `run` a luxon `DateTime` in Asia/Shanghai. */
export const DateVariable = (): TUnsafe<DateTime> => Type.Unsafe<DateTime>({ isDateVariable: true });

/** What a topic knows of the step it works for, beside its input. */
export interface TopicContext extends WorkContext {
  /** the variable `caseNo`; for processes of no case the business key */
  caseNo: string;
  businessKey: string;
  processInstanceId: string;
  /** id of the service task in its model */
  activityId: string;
  /** literals of the service task in the model (`camunda:properties`) */
  properties: Readonly<Record<string, string>>;
  /** aborted when the engine has taken the work away: stop, nothing will be listened to */
  signal: AbortSignal;
}

/**
 * Work the engine hands out. `input` names the engine variables it reads, `output` those it writes: `Type.String()`,
 * `Type.Integer()`, `Type.Boolean()` or `DateVariable()`. `raises` lists the codes of domain errors the model catches.
 * `run` may be called again after a crash at any point: what it does must be done once however often it is called.
 */
export interface Topic<Input extends TObject = TObject, Output extends TObject = TObject> {
  name: string;
  input: Input;
  output: Output;
  raises: readonly string[];
  run(input: Static<Input>, context: TopicContext): Promise<Static<Output>>;
}

/** Writes a topic with the types of its own input and output. */
export const defineTopic = <Input extends TObject, Output extends TObject>(
  topic: Topic<Input, Output>,
): Topic<Input, Output> => topic;
