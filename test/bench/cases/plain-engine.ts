import { LeanHttp } from './lean-http.ts';

/** A variable as the engine's REST interface writes it. */
export type Variables = Record<string, { type: string; value: string | number | boolean }>;

export interface PlainTask {
  id: string;
  taskDefinitionKey: string;
}

export interface PlainWork {
  id: string;
  topicName: string;
  businessKey: string;
}

const RETRYABLE = [1, 10_000];

/** The bare engine's REST interface; counts its calls. */
export class PlainEngine {
  readonly #http: LeanHttp;
  readonly #url: string;
  readonly #authorization: string;

  constructor({ url, user, password }: { url: string; user: string; password: string }) {
    this.#url = url;
    this.#authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    this.#http = new LeanHttp(url, { authorization: this.#authorization });
  }

  get calls(): number {
    return this.#http.calls;
  }

  /** Repeats what met another transaction, as every client of this engine must. */
  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const { status, value } = await this.#http.ask(method, path, body);
      if (status < 300) return value as T;
      const { code, message } = (value ?? {}) as { code?: number; message?: string };
      if (attempt === 12 || !RETRYABLE.includes(code ?? 0)) throw new Error(`${method} ${path}: ${status} ${message}`);
    }
  }

  close(): void {
    this.#http.close();
  }

  async deploy(files: readonly { name: string; xml: string }[]): Promise<void> {
    const form = new FormData();
    form.set('deployment-name', 'bench');
    for (const { name, xml } of files) form.set(name, new Blob([xml], { type: 'text/xml' }), name);
    const headers = { authorization: this.#authorization };
    const answer = await fetch(`${this.#url}/deployment/create`, { method: 'POST', body: form, headers });
    if (!answer.ok) throw new Error(`deployment refused: ${await answer.text()}`);
  }

  start(key: string, businessKey: string, variables: Variables): Promise<unknown> {
    return this.#call('POST', `/process-definition/key/${key}/start`, { businessKey, variables });
  }

  listTasks(): Promise<PlainTask[]> {
    return this.#call('GET', '/task?sortBy=created&sortOrder=asc&maxResults=500');
  }

  async completeTask(id: string, user: string, variables: Variables): Promise<void> {
    await this.#call('POST', `/task/${id}/claim`, { userId: user });
    await this.#call('POST', `/task/${id}/complete`, { variables });
  }

  fetchWork(topics: readonly string[]): Promise<PlainWork[]> {
    return this.#call('POST', '/external-task/fetchAndLock', {
      workerId: 'plain',
      maxTasks: 20,
      usePriority: false,
      asyncResponseTimeout: 1000,
      topics: topics.map((topicName) => ({ topicName, lockDuration: 30_000, variables: [] })),
    });
  }

  async completeWork(id: string, variables: Variables): Promise<void> {
    await this.#call('POST', `/external-task/${id}/complete`, { workerId: 'plain', variables });
  }

  async tell(messageName: string, businessKey: string, processVariables: Variables): Promise<void> {
    await this.#call('POST', '/message', { messageName, businessKey, processVariables });
  }
}
