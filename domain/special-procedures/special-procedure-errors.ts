import { defineError } from '../errors.ts';

export const procedureUnknown = defineError('invalid', 'special-procedure-unknown', '事项没有这种特别程序');
export const procedureNotFound = defineError('not-found', 'special-procedure-not-found', '没有这个特别程序');
export const procedureOpen = defineError(
  'conflict',
  'special-procedure-open',
  '特别程序正在进行，请先登记结果（特别程序不得重叠）',
);
export const procedureEnded = defineError('conflict', 'special-procedure-ended', '这个特别程序已经结束');
export const procedureOfStep = defineError(
  'conflict',
  'special-procedure-of-step',
  '这个特别程序由流程环节办理，请在环节任务中登记结果',
);
export const notLeadApprover = defineError('forbidden', 'not-lead-approver', '只有主办部门的负责人可以这样办理');
export const extensionNotAllowed = defineError('invalid', 'extension-not-allowed', '这个时限依法不能延长');
export const approvalNoRequired = defineError(
  'invalid',
  'approval-no-required',
  '须经本级人民政府负责人批准，请填写批准文号（行政许可法第四十二条第二款）',
);
