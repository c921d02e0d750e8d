/** A reason to stop that the operator can act on: printed as one sentence, without a stack. */
export class Refusal extends Error {}

/** The sentence for failures of the machine that can come from any step. */
export const explain = (error) => {
  if (error?.code === 'ENOSPC' || /no space left on device/i.test(String(error?.message)))
    return '磁盘已满：请清理出至少 3 GB 空间后重新启动（no space left on device）。';
  if (error instanceof Refusal) return error.message;
  if (error?.code === 'EACCES' || error?.code === 'EROFS')
    return `没有写入权限：${error.path ?? error.message}，请换一个目录（--data DIR）或改正权限（permission denied）。`;
  return undefined;
};
