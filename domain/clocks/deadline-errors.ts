import { defineError } from '../errors.ts';

export const dayImpossible = defineError('invalid', 'day-impossible', '没有这一天，日期应为 yyyy-mm-dd');
export const dayOutOfRange = defineError('invalid', 'day-out-of-range', '日期应在 2010 年至 2060 年之间');
export const budgetOutOfRange = defineError(
  'invalid',
  'budget-out-of-range',
  '期限应为正整数，最长 1000 天或小时、36 个月',
);
export const extensionOutOfRange = defineError(
  'invalid',
  'extension-out-of-range',
  '延长应为正整数，最长 1000 天或小时、36 个月',
);
export const suspensionEmpty = defineError('invalid', 'suspension-empty', '恢复计算的那一天应在中止的第一天之后');
export const suspensionsOverlap = defineError('invalid', 'suspensions-overlap', '中止期间不得重叠');
export const suspensionBasisUnknown = defineError(
  'invalid',
  'suspension-basis-unknown',
  '中止没有法律依据，不能中止计算',
);
export const receiptMissing = defineError('invalid', 'receipt-missing', '缺少起算的日期或者时刻');
export const deadlineTooFar = defineError('invalid', 'deadline-too-far', '届满日超出 2060 年或者距起算超过十年');
