import { defineError } from '../errors.ts';

export const clockNotFound = defineError('not-found', 'clock-not-found', '没有这个时限');
export const clockNotRunning = defineError('conflict', 'clock-not-running', '时限不在计算中，不能中止');
export const clockNotSuspended = defineError('conflict', 'clock-not-suspended', '时限没有中止，不能恢复');
export const clockStopped = defineError('conflict', 'clock-stopped', '时限已经结束');
export const clockOverdue = defineError('conflict', 'clock-overdue', '时限已经届满，不能再延长');
export const extensionUsed = defineError('conflict', 'extension-used', '每个时限只能延长一次（行政许可法第四十二条）');
export const suspensionOrder = defineError('invalid', 'suspension-order', '恢复时间不得早于中止时间，中止期间不得重叠');
export const suspensionLate = defineError('conflict', 'suspension-late', '时限已经届满，不能再中止');
export const clockNotDue = defineError('too-early', 'clock-not-due', '按本平台的时钟，时限尚未届满');
export const officeLimitNotFound = defineError('not-found', 'office-limit-not-found', '没有这个办公时限');
export const officeLimitInvalid = defineError(
  'invalid',
  'office-limit-invalid',
  '办公时限应当是一至三百六十五个单位，并写明依据',
);
