import { defineError } from '../errors.ts';

export const signInFailed = defineError('unauthenticated', 'sign-in-failed', '用户名或密码不正确');
export const accountLocked = defineError(
  'unauthenticated',
  'account-locked',
  '连续输错密码次数过多，账号已临时锁定，请稍后再试',
);
export const apiKeyUnknown = defineError('unauthenticated', 'api-key-unknown', '接口密钥无效、已过期或已吊销');
export const accountNotFound = defineError('not-found', 'account-not-found', '没有这个账号');
export const apiKeyNotFound = defineError('not-found', 'api-key-not-found', '没有这个接口密钥');
export const loginNameTaken = defineError('conflict', 'login-name-taken', '这个用户名已被使用');
export const rolesExcludeEachOther = defineError(
  'invalid',
  'roles-exclude-each-other',
  '系统管理员、安全管理员、审计管理员三员互斥，且不得兼任其他角色',
);
export const passwordTooWeak = defineError(
  'invalid',
  'password-too-weak',
  '密码至少 10 位，且至少包含大写字母、小写字母、数字、符号中的三类',
);
export const phoneInvalid = defineError('invalid', 'phone-invalid', '手机号码不正确：应当是 11 位大陆手机号');
export const departmentUnknown = defineError('invalid', 'department-unknown', '没有这个部门');
export const absencePeriodInvalid = defineError(
  'invalid',
  'absence-period-invalid',
  '结束日不得早于起始日，一次登记不超过一年',
);
export const absenceOverlaps = defineError('conflict', 'absence-overlaps', '这名工作人员在这几天已经登记过请假');
export const absenceNotFound = defineError('not-found', 'absence-not-found', '没有这条请假登记，或者已经撤销');
