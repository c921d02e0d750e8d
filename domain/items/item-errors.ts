import { defineError } from '../errors.ts';

export const itemNotFound = defineError('not-found', 'item-not-found', '没有这个事项，或者尚未发布');
export const filingInvalid = defineError('invalid', 'filing-invalid', '申报内容不符合要求');
export const materialMissing = defineError('invalid', 'material-missing', '缺少必要的申请材料');
export const materialUnknown = defineError('invalid', 'material-unknown', '事项没有这种申请材料');
export const renewalNotNamed = defineError('invalid', 'renewal-not-named', '申报应当写明要延续的证照');
export const roleUnknown = defineError('invalid', 'role-unknown', '流程模型里的角色在事项中没有对应的部门');
