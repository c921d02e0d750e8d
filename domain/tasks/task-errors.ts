import { defineError } from '../errors.ts';

export const taskNotFound = defineError('not-found', 'task-not-found', '没有这个环节任务');
export const taskClaimed = defineError('conflict', 'task-claimed', '该任务已被他人签收');
export const taskNotClaimed = defineError('conflict', 'task-not-claimed', '请先签收再办理');
export const taskChanged = defineError('conflict', 'task-changed', '该任务在您打开之后有变化，请刷新后再办理');
export const taskAlreadyDecided = defineError('conflict', 'task-already-decided', '该任务已经办理');
export const taskOver = defineError('conflict', 'task-over', '该环节已经结束，无需办理');
export const decisionInvalid = defineError('invalid', 'decision-invalid', '办理意见填写不完整或有误');
export const secondInspectorRequired = defineError(
  'forbidden',
  'second-inspector-required',
  '须由另一名工作人员以本人账号办理（行政许可法第三十四条）',
);
export const supplementAlreadyRequested = defineError(
  'conflict',
  'supplement-already-requested',
  '补正内容应当一次告知，本办件已经发出过补正通知（行政许可法第三十二条）',
);
export const materialAlreadyShared = defineError(
  'conflict',
  'material-already-shared',
  '电子证照库已经提供的材料，不得要求申请人重复提交（榕政办〔2018〕212号第十三条）',
);
export const silenceNotDue = defineError('too-early', 'silence-not-due', '按本平台的时钟，期限尚未届满');
export const acceptanceDeemed = defineError(
  'conflict',
  'acceptance-deemed',
  '受理期限已经届满，依法自收件之日起视为受理（行政许可法第三十二条），不能再作受理意见',
);
export const renewalDeemed = defineError(
  'conflict',
  'renewal-deemed',
  '原许可有效期已经届满，依法视为准予延续（行政许可法第五十条），不能再作决定',
);
export const renewalLicenceEnded = defineError(
  'conflict',
  'renewal-licence-ended',
  '原许可已被撤销、撤回、吊销或者注销，不能准予延续',
);
