import { defineError } from '../errors.ts';

export const licenceNotFound = defineError('not-found', 'licence-not-found', '没有这份证照');
export const licenceRuleMissing = defineError('conflict', 'licence-rule-missing', '事项没有配置证照，不能制证');
export const caseNotLicensable = defineError('conflict', 'case-not-licensable', '办件当前不能制证');
export const sealNotValid = defineError(
  'unavailable',
  'licence-seal-not-valid',
  '电子印章的证书不在有效期内，不能签章',
);
export const caseNotPaid = defineError('conflict', 'case-not-paid', '费用尚未缴清，不能制证');
export const renewalLicenceUnknown = defineError(
  'invalid',
  'renewal-licence-unknown',
  '申请人名下没有这份证照，或者不属于本事项办理的证照',
);
export const renewalLicenceInvalid = defineError(
  'conflict',
  'renewal-licence-invalid',
  '证照尚未登记，或者已被暂扣、撤销、注销，不能延续',
);
export const renewalLicenceExpired = defineError('conflict', 'renewal-licence-expired', '证照有效期已经届满，不能延续');
export const renewalTooLate = defineError('conflict', 'renewal-too-late', '延续申请提出过晚');
export const renewalRequested = defineError('conflict', 'renewal-requested', '这份证照已经申请延续');
export const licenceClientMismatch = defineError('forbidden', 'licence-client-mismatch', '通知不属于本平台');
export const licenceDemandUnknown = defineError('not-found', 'licence-demand-unknown', '没有这项证照索取');
export const stockLicenceInvalid = defineError(
  'invalid',
  'stock-licence-invalid',
  '存量证照的元数据或者文件不符合要求',
);
export const stockLicenceDiffers = defineError(
  'conflict',
  'stock-licence-differs',
  '这个电子证照标识已经推送过另一份证照，元数据或者文件不同',
);
export const stockLicenceNotFound = defineError('not-found', 'stock-licence-not-found', '没有推送过这份存量证照');
export const licenceNotYours = defineError(
  'forbidden',
  'licence-not-yours',
  '证照的暂扣、撤销、注销由办件牵头部门的审批人员决定',
);
export const licenceOvertaken = defineError('conflict', 'licence-overtaken', '证照状态已经变化，请刷新后重新核对');
export const licenceChangeNotPossible = defineError(
  'conflict',
  'licence-change-not-possible',
  '证照当前的状态不能这样处理',
);
export const licenceGroundUnknown = defineError('invalid', 'licence-ground-unknown', '这种处理没有这样的法定情形');
export const licenceDocumentMissing = defineError('invalid', 'licence-document-missing', '缺少所依据决定书的文号');
export const publicInterestNotWeighed = defineError(
  'invalid',
  'public-interest-not-weighed',
  '撤销前应当确认不会对公共利益造成重大损害（行政许可法第六十九条第三款）',
);
