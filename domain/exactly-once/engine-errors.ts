import { defineError } from '../errors.ts';

/** Not reached, too slow, restarting or failed inside: it may have happened or not. */
export const engineUnavailable = defineError('unavailable', 'engine-unavailable', '流程引擎暂时不可用，请稍后再试');

/** Two transactions of the engine met; this one left no trace and may simply be repeated. */
export const engineBusy = defineError('unavailable', 'engine-busy', '流程引擎正忙，请稍后再试');

/** Another decision, a withdrawal or a lapsed deadline came first. */
export const engineTaskGone = defineError('conflict', 'engine-task-gone', '这个环节已经结束，流程不再等待');

export const engineNotFound = defineError('not-found', 'engine-not-found', '流程引擎中没有这个对象');

/** The engine's own wall or its parser said no; `details` name the element. */
export const engineModelRefused = defineError('invalid', 'engine-model-refused', '流程引擎拒绝了这个模型');

export const engineRequestRefused = defineError('invalid', 'engine-request-refused', '流程引擎拒绝了这个请求');

/** Credentials are wrong: a fault of the installation, so work waits until it is mended. */
export const engineSignInRefused = defineError('unavailable', 'engine-sign-in-refused', '流程引擎不接受平台的账号');
