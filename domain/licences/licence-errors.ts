import { defineError } from '../errors.ts';

export const licenceNotFound = defineError('not-found', 'licence-not-found', '没有这份证照');
export const licenceRuleMissing = defineError('conflict', 'licence-rule-missing', '事项没有配置证照，不能制证');
export const caseNotLicensable = defineError('conflict', 'case-not-licensable', '办件当前不能制证');
export const caseNotPaid = defineError('conflict', 'case-not-paid', '费用尚未缴清，不能制证');
export const renewalLicenceUnknown = defineError(
  'invalid',
  'renewal-licence-unknown',
  '申请人名下没有这份证照，或者不属于本事项办理的证照',
);
export const renewalLicenceInvalid = defineError(
  'conflict',
  'renewal-licence-invalid',
  '证照尚未生效或者已被撤销，不能延续',
);
export const renewalLicenceExpired = defineError('conflict', 'renewal-licence-expired', '证照有效期已经届满，不能延续');
export const renewalTooLate = defineError('conflict', 'renewal-too-late', '延续申请提出过晚');
export const renewalRequested = defineError('conflict', 'renewal-requested', '这份证照已经申请延续');
export const licenceClientMismatch = defineError('forbidden', 'licence-client-mismatch', '通知不属于本平台');
