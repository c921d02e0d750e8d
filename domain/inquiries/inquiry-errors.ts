import { defineError } from '../errors.ts';

export const inquiryNotFound = defineError('not-found', 'inquiry-not-found', '没有这条咨询投诉');
export const inquiryDepartmentUnknown = defineError('invalid', 'inquiry-department-unknown', '没有这个部门');
export const inquiryAlreadyReplied = defineError('conflict', 'inquiry-already-replied', '这条咨询投诉已经答复');
export const inquiryChanged = defineError('conflict', 'inquiry-changed', '咨询投诉有变化，请核对后再提交');
export const replyNotYours = defineError('forbidden', 'reply-not-yours', '应当由承办部门答复');
export const complaintAboutOneself = defineError(
  'forbidden',
  'complaint-about-oneself',
  '您办理过被投诉的办件，应当由其他工作人员或者监督人员答复',
);
