import { defineError } from '../errors.ts';

export const orderNotFound = defineError('not-found', 'order-not-found', '没有这个督办事项');
export const orderProcessMissing = defineError('unavailable', 'order-process-missing', '督办流程还没有发布');
export const orderMoveIllegal = defineError('conflict', 'order-move-illegal', '督办事项现在的状态不能这样办理');
export const orderNotDue = defineError('too-early', 'order-not-due', '督办期限尚未届满');
export const scoreRuleInvalid = defineError('invalid', 'score-rule-invalid', '扣分规则或者分数不对');
