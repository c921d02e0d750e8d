import { bindNeeds, type Needs } from '../needs.ts';
import { answerOnce, findAnswer, forgetOldKeys, KEY_DAYS } from './answer-once.ts';
import {
  countAttempt,
  countAttemptBelow,
  forgetAttempts,
  forgetAttemptsOfDone,
  forgetOldAttempts,
  noteAttemptError,
} from './count-attempt.ts';
import { countResolvedIncidents, listOpenIncidents, openIncident, resolveIncident } from './open-incident.ts';
import { receiveOnce } from './receive-once.ts';
import { settleTakenWork, type FindGoneWork } from './settle-taken-work.ts';
import type { EffectNeeds } from './effect.ts';
import {
  closeMessage,
  closeMessagesOf,
  MAX_ATTEMPTS,
  parkCommand,
  retryCommand,
  reviveCommand,
  settleCommand,
  wakeParked,
} from './settle-command.ts';

export type { EffectCall, EffectIntent, EffectNeeds, SettleEffect } from './effect.ts';
export { confirmEffect, effectKey, performEffect } from './perform-effect.ts';
export type {
  Command,
  CommandHandler,
  CommandHandlers,
  CommandInput,
  CommandKind,
  Delivered,
  Delivery,
  SupervisedRun,
} from './command.ts';
export { correlateMessageHandler } from './correlate-message.ts';
export { oneByOne } from './one-by-one.ts';
export { queueCommand, queueCommands } from './queue-command.ts';
export { LEASE_SECONDS, takeCommands } from './take-commands.ts';
export {
  closeMessage,
  closeMessagesOf,
  MAX_ATTEMPTS,
  parkCommand,
  retryCommand,
  reviveCommand,
  settleCommand,
  wakeParked,
};
export type { InboxInput, InboxResult } from './receive-once.ts';
export { receiveOnce };
export type { IdempotentRequest, StoredAnswer } from './answer-once.ts';
export { answerOnce, findAnswer, forgetOldKeys, KEY_DAYS };
export { COMMAND_DEAD, TOPIC_FAILED } from './incident.ts';
export { retryIncident, RETRYABLE } from './retry-incident.ts';
export type { Incident, IncidentInput } from './incident.ts';
export type { FindGoneWork } from './settle-taken-work.ts';
export { countResolvedIncidents, listOpenIncidents, openIncident, resolveIncident };
export type { AttemptCount } from './attempt.ts';
export { countAttempt, countAttemptBelow, forgetAttempts, forgetAttemptsOfDone, forgetOldAttempts, noteAttemptError };
export type { WakeUp, WakeUpChannel } from './wake-up.ts';
export { announce, announcement } from './wake-up-store.ts';
export { idempotencyKeyReused, incidentNotRetryable } from './exactly-once-errors.ts';
export type {
  EngineDefinition,
  EngineDeployment,
  EngineExternalTask,
  EngineFile,
  EngineJob,
  EngineMessage,
  EngineTask,
  EngineValue,
  EngineVariables,
  JobFilter,
  ProcessEngine,
} from './process-engine.ts';
export {
  engineBusy,
  engineModelRefused,
  engineNotFound,
  engineRequestRefused,
  engineSignInRefused,
  engineTaskGone,
  engineUnavailable,
} from './engine-errors.ts';

export const createExactlyOnce = (needs: Needs) => ({
  ...bindNeeds(needs, {
    countAttempt,
    findAnswer,
    forgetAttempts,
    forgetOldAttempts,
    forgetOldKeys,
    listOpenIncidents,
    noteAttemptError,
    openIncident,
    resolveIncident,
    reviveCommand,
  }),
  answerOnce: (request: Parameters<typeof answerOnce>[1], work: Parameters<typeof answerOnce>[2]) =>
    answerOnce(needs, request, work),
  receiveOnce: (input: Parameters<typeof receiveOnce>[1], work: Parameters<typeof receiveOnce>[2]) =>
    receiveOnce(needs, input, work),
});

/** Those that ask what the engine has, and so open their own transactions. */
export const createExactlyOnceEffects = (needs: EffectNeeds & { findGoneWork: FindGoneWork }) =>
  bindNeeds(needs, { settleTakenWork });
