export type { EffectCall, EffectIntent, EffectNeeds, SettleEffect } from './effect.ts';
export { effectKey, performEffect } from './perform-effect.ts';
export type {
  Command,
  CommandHandler,
  CommandHandlers,
  CommandInput,
  CommandKind,
  Delivered,
  Delivery,
} from './command.ts';
export { correlateMessageHandler } from './correlate-message.ts';
export { queueCommand } from './queue-command.ts';
export { LEASE_SECONDS, takeCommands } from './take-commands.ts';
export {
  closeParked,
  MAX_ATTEMPTS,
  parkCommand,
  retryCommand,
  reviveCommand,
  settleCommand,
  wakeParked,
} from './settle-command.ts';
export type { InboxInput, InboxResult } from './receive-once.ts';
export { receiveOnce } from './receive-once.ts';
export type { IdempotentRequest, StoredAnswer } from './answer-once.ts';
export { answerOnce, forgetOldKeys, KEY_DAYS } from './answer-once.ts';
export type { Incident, IncidentInput } from './incident.ts';
export { listOpenIncidents, openIncident, resolveIncident } from './open-incident.ts';
export { countAttempt, forgetAttempts, noteAttemptError } from './count-attempt.ts';
export type { WakeUp, WakeUpChannel } from './wake-up.ts';
export { announce } from './wake-up-store.ts';
export { idempotencyKeyReused } from './exactly-once-errors.ts';
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
