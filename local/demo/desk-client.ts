import { send } from './http-client.ts';

interface SessionState {
  csrfToken: string;
}

interface TaskRow {
  id: string;
  partKey: string;
  taskKey: string;
  branch: number | null;
  caseNo: string;
  version: number;
}

/** A step somebody does; only claimed where there are no values. */
export interface DeskWork {
  caseNo: string;
  step: string;
  values?: Record<string, unknown> | undefined;
}

/** Somebody signed in at the desk, over HTTP as the pages do it. */
export class DeskClient {
  readonly #baseUrl: string;
  readonly #headers: Record<string, string>;

  private constructor(baseUrl: string, headers: Record<string, string>) {
    this.#baseUrl = baseUrl;
    this.#headers = headers;
  }

  static async signIn(baseUrl: string, user: string, password: string): Promise<DeskClient> {
    const input = { login: user, password };
    const { body, cookies } = await send<SessionState>('POST', `${baseUrl}/session`, {}, input);
    return new DeskClient(baseUrl, { cookie: cookies.join('; '), 'x-csrf-token': body.csrfToken });
  }

  async get<T>(path: string): Promise<T> {
    return (await send<T>('GET', `${this.#baseUrl}${path}`, this.#headers)).body;
  }

  async post<T>(path: string, input: unknown = {}): Promise<T> {
    return (await send<T>('POST', `${this.#baseUrl}${path}`, this.#headers, input)).body;
  }

  async put<T>(path: string, input: unknown): Promise<T> {
    return (await send<T>('PUT', `${this.#baseUrl}${path}`, this.#headers, input)).body;
  }

  /** The case's open tasks this account may see. */
  async findTasks(caseNo: string): Promise<TaskRow[]> {
    const { rows } = await this.get<{ rows: TaskRow[] }>(`/desk/api/tasks?view=all&q=${caseNo}`);
    return rows.filter((row) => row.caseNo === caseNo);
  }

  /** Claims the case's task of that step and, with `values`, decides it after `read`. */
  async work({ caseNo, step, values }: DeskWork, read: () => void = () => undefined): Promise<void> {
    const tasks = await this.findTasks(caseNo);
    const task = tasks.find(({ partKey, taskKey }) => `${partKey}/${taskKey}` === step);
    if (!task) throw new Error(`${caseNo} is not at ${step}, but at ${tasks.map((one) => one.taskKey).join(', ')}`);
    const { task: claimed } = await this.post<{ task: TaskRow }>(`/desk/api/tasks/${task.id}/claim`);
    if (!values) return;
    read();
    await this.post(`/desk/api/tasks/${task.id}/decision`, { values, version: claimed.version });
  }
}
