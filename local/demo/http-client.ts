/** An HTTP answer that was no success. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(method: string, url: string, status: number, body: unknown) {
    super(`${method} ${url}: ${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

const bodyOf = (input: unknown): { body?: BodyInit; headers: Record<string, string> } => {
  if (input === undefined) return { headers: {} };
  if (input instanceof FormData) return { body: input, headers: {} };
  return { body: JSON.stringify(input), headers: { 'content-type': 'application/json' } };
};

/** Sends one request; answers the JSON body and the cookies set, rejects with `HttpRefusal`. */
export const send = async <T>(
  method: string,
  url: string,
  headers: Record<string, string>,
  input?: unknown,
): Promise<{ body: T; cookies: string[] }> => {
  const { body, headers: own } = bodyOf(input);
  const answer = await fetch(url, { method, headers: { ...own, ...headers }, ...(body ? { body } : {}) });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const value: unknown = isJson && text ? JSON.parse(text) : text;
  if (!answer.ok) throw new HttpRefusal(method, url, answer.status, value);
  return { body: value as T, cookies: answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '') };
};
