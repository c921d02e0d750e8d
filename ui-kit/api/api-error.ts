import type { Problem, ProblemDetail } from '../../server/field-schemas.ts';
import { errorTexts } from './error-texts.ts';

/** A refused or failed request. `message` is ready for the screen; `status` 0 means the server was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ProblemDetail[];
  readonly traceId: string | undefined;

  constructor(status: number, problem: Partial<Problem>, cause?: unknown) {
    super(textOf(status, problem), { cause });
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'server-unreachable' : `http-${status}`);
    this.details = problem.errors ?? [];
    this.traceId = problem.traceId;
  }
}

/** The sentence a person sees for anything that was thrown. */
export const textOfError = (error: unknown): string =>
  error instanceof ApiError ? error.message : '页面出了问题，请刷新后重试。';

const isChinese = (text: string | undefined): text is string => text !== undefined && /[\u4e00-\u9fff]/.test(text);

/** First what concerns the whole request (it may name somebody), then our text by code, then the server's title. */
const textOf = (status: number, problem: Partial<Problem>): string => {
  const whole = problem.errors?.find(({ pointer }) => pointer === '')?.message;
  const text = [problem.detail, whole, errorTexts[problem.code ?? ''], problem.title].find(isChinese);
  if (text !== undefined) return text;
  const number = problem.traceId === undefined ? '' : `（编号 ${problem.traceId}）`;
  return (errorTexts[`http-${status}`] ?? '操作没有完成，请稍后再试。') + number;
};
