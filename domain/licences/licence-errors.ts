import { defineError } from '../errors.ts';

export const licenceNotFound = defineError('not-found', 'licence-not-found', '没有这份证照');
export const licenceRuleMissing = defineError('conflict', 'licence-rule-missing', '事项没有配置证照，不能制证');
export const caseNotLicensable = defineError('conflict', 'case-not-licensable', '办件当前不能制证');
export const caseNotPaid = defineError('conflict', 'case-not-paid', '费用尚未缴清，不能制证');
export const licenceClientMismatch = defineError('forbidden', 'licence-client-mismatch', '通知不属于本平台');
