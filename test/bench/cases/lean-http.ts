import { Agent, request, type IncomingMessage } from 'node:http';

export interface LeanAnswer {
  status: number;
  value: unknown;
}

/** JSON over kept-alive connections with next to no cost of its own, so that both sides of a comparison pay the same; counts its calls. */
export class LeanHttp {
  readonly #url: URL;
  readonly #headers: Record<string, string>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  calls = 0;

  constructor(url: string, headers: Record<string, string>) {
    this.#url = new URL(url);
    this.#headers = headers;
  }

  #open(
    method: string,
    path: string,
    text: string | undefined,
    more: Record<string, string>,
  ): Promise<IncomingMessage> {
    this.calls += 1;
    const { hostname, port, pathname } = this.#url;
    const typed =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const headers = { accept: 'application/json', ...this.#headers, ...typed, ...more };
    const base = pathname === '/' ? '' : pathname;
    return new Promise((resolve, reject) => {
      const sent = request({ agent: this.#agent, hostname, port, path: `${base}${path}`, method, headers }, resolve);
      sent.on('error', reject);
      sent.end(text);
    });
  }

  async ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<LeanAnswer> {
    const answer = await this.#open(method, path, body === undefined ? undefined : JSON.stringify(body), more);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const read = Buffer.concat(chunks).toString('utf8');
    const isJson = /json/.test(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode ?? 0, value: read === '' || !isJson ? undefined : JSON.parse(read) };
  }

  /** The JSON of a success; anything else throws. */
  async call<T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<T> {
    const { status, value } = await this.ask(method, path, body, more);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(value)}`);
    return value as T;
  }

  /** Hears a stream of server-sent events until `close`; `hear` is called for every event. */
  /** Hears one kind of event, as a page does that shows what it is about. */
  async listen(path: string, event: string, hear: () => void): Promise<void> {
    const answer = await this.#open('GET', path, undefined, { accept: 'text/event-stream' });
    answer.on('data', (chunk: Buffer) => {
      if (chunk.includes(`event: ${event}\n`)) hear();
    });
    answer.on('error', () => undefined);
  }

  close(): void {
    this.#agent.destroy();
  }
}
