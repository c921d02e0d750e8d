import { defineError } from '../errors.ts';

export const differenceNotFound = defineError('not-found', 'difference-not-found', '没有这条对账差异');
export const differenceResolved = defineError('conflict', 'difference-resolved', '这条对账差异已经处理');
export const statementNotReady = defineError('conflict', 'statement-not-ready', '支付平台还没有出具当日的对账单');
export const statementDayOpen = defineError('invalid', 'statement-day-open', '只能核对已经过去的日子');
