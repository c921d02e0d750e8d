import type { DateTime } from 'luxon';

/** Work of a topic that was tried as often as it may be; its subject is the external task. */
export const TOPIC_FAILED = 'topic-failed';

/** A command to the engine that could not be delivered for long, or that the engine refuses; its subject is the command. */
export const COMMAND_DEAD = 'command-dead';

/** Something a person must look at. `message` is technical and holds no personal data. */
export interface IncidentInput {
  /** what went wrong, in kebab-case: `command-dead`, `topic-failed`, `payment-mismatch` */
  kind: string;
  /** what it is about: a command id, an external task id, an order number */
  subject: string;
  caseNo?: string;
  message: string;
}

export interface Incident extends IncidentInput {
  id: string;
  /** 异常编号, what people call it by */
  number: number;
  state: 'open' | 'resolved';
  openedAt: DateTime;
  resolvedAt: DateTime | undefined;
  resolvedBy: string | undefined;
}
