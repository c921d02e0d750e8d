import type { ErrorDetail } from '../domain/errors.ts';

/** A refusal that only the HTTP door knows: its status has no meaning to the domain. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: readonly ErrorDetail[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

type Maker = (details?: readonly ErrorDetail[], headers?: Readonly<Record<string, string>>) => HttpError;

const define =
  (status: number, code: string, message: string): Maker =>
  (details, headers) =>
    new HttpError(status, code, message, details, headers);

export const malformedJson = define(400, 'malformed-json', '请求体不是有效的 JSON');
export const malformedRequest = define(400, 'malformed-request', '请求无法读取');
export const malformedUpload = define(400, 'malformed-upload', '上传的内容不符合要求');
export const schemaViolation = define(400, 'schema-violation', '提交的内容不符合接口要求');
export const cursorInvalid = define(400, 'cursor-invalid', '翻页标记无效或不属于这个查询');
export const idempotencyKeyRequired = define(400, 'idempotency-key-required', '缺少请求头 Idempotency-Key');
export const idempotencyKeyInvalid = define(400, 'idempotency-key-invalid', 'Idempotency-Key 应为 8 至 128 个可见字符');
export const credentialsRequired = define(401, 'credentials-required', '缺少有效的接口密钥');
export const notSignedIn = define(401, 'not-signed-in', '尚未登录或登录已失效');
export const roleNotAllowed = define(403, 'role-not-allowed', '您的角色不能使用这项功能');
export const scopeNotAllowed = define(403, 'scope-not-allowed', '接口密钥没有这项权限');
export const csrfTokenInvalid = define(403, 'csrf-token-invalid', '页面已过期，请刷新后再试');
export const originNotAllowed = define(403, 'origin-not-allowed', '不接受来自其他网站的请求');
export const routeNotFound = define(404, 'route-not-found', '没有这个地址');
export const methodNotAllowed = define(405, 'method-not-allowed', '这个地址不支持该请求方法');
export const requestTimeout = define(408, 'request-timeout', '请求没有在规定时间内传完');
export const versionOutdated = define(412, 'version-outdated', '您打开之后内容有变化，请刷新后再提交');
export const payloadTooLarge = define(413, 'payload-too-large', '提交的内容太大');
export const fileTooLarge = define(413, 'file-too-large', '文件太大');
export const mediaTypeNotSupported = define(415, 'media-type-not-supported', '不支持这种内容类型');
export const versionRequired = define(428, 'version-required', '缺少版本号（If-Match 或 version）');
export const tooManyRequests = define(429, 'too-many-requests', '请求过于频繁，请稍后再试');
export const uiNotBuilt = define(503, 'ui-not-built', '页面尚未构建');
