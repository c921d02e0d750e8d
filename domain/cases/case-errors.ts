import { defineError } from '../errors.ts';

export const caseNotFound = defineError('not-found', 'case-not-found', '没有这个办件');
export const idNumberInvalid = defineError('invalid', 'id-number-invalid', '公民身份号码不正确，请核对号码和校验位');
export const usccInvalid = defineError('invalid', 'uscc-invalid', '统一社会信用代码不正确，请核对代码和校验位');
export const caseStateWrong = defineError('conflict', 'case-state-wrong', '办件当前的状态不允许这样办理');
export const supplementNotRequested = defineError('conflict', 'supplement-not-requested', '办件没有等待补正的通知');
export const supplementLapsed = defineError('conflict', 'supplement-lapsed', '补正期限已过，不能再补正');
export const supplementUsed = defineError(
  'conflict',
  'supplement-used',
  '补正通知只能一次性告知，本办件已经通知过补正（行政许可法第三十二条）',
);
export const rectificationNotRequested = defineError(
  'conflict',
  'rectification-not-requested',
  '办件没有等待整改的通知',
);
export const rectificationLapsed = defineError('conflict', 'rectification-lapsed', '整改期限已过，不能再报告整改');
export const withdrawalNotAllowed = defineError('conflict', 'withdrawal-not-allowed', '办件已经办结，不能再撤回');
export const withdrawalAlreadyRequested = defineError(
  'conflict',
  'withdrawal-already-requested',
  '已经申请撤回，正在办理',
);
export const withdrawalPending = defineError('unavailable', 'withdrawal-pending', '申请人已经申请撤回，正在办理');
export const licenceNotRegistered = defineError(
  'conflict',
  'licence-not-registered',
  '证照尚未在电子证照库登记，不能办结',
);
export const caseChanged = defineError('conflict', 'case-changed', '办件在您打开之后有变化，请刷新后再办理');
export const limitMissing = defineError('invalid', 'limit-missing', '事项没有规定这个时限');
