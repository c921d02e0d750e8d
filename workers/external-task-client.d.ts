/** What we use of camunda-external-task-client-js 3.1.0, which has no types of its own. */
declare module 'camunda-external-task-client-js' {
  import type { EventEmitter } from 'node:events';

  /** Anything `got` takes. */
  export type RequestOptions = Record<string, unknown> & { headers?: Record<string, string> };

  export interface TypedVariable {
    type: string;
    value: string | number | boolean | Date | null;
    valueInfo?: Record<string, unknown>;
  }

  export class Variables {
    constructor(initial?: Record<string, TypedVariable>);
    getTyped(name: string): TypedVariable | null;
    setTyped(name: string, value: TypedVariable): this;
  }

  export interface Task {
    id: string;
    topicName: string;
    activityId: string;
    businessKey: string | null;
    processInstanceId: string;
    lockExpirationTime: string;
    extensionProperties?: Record<string, string>;
    variables: Variables;
  }

  export interface TaskService {
    complete(task: Task, variables?: Variables): Promise<void>;
    handleFailure(
      task: Task,
      failure: { errorMessage: string; errorDetails?: string; retries: number; retryTimeout: number },
    ): Promise<void>;
    handleBpmnError(task: Task, errorCode: string, errorMessage?: string, variables?: Variables): Promise<void>;
    extendLock(task: Task, newDuration: number): Promise<void>;
    unlock(task: Task): Promise<void>;
  }

  export type Handler = (work: { task: Task; taskService: TaskService }) => Promise<void>;

  export interface ClientSettings {
    baseUrl: string;
    workerId: string;
    maxTasks: number;
    maxParallelExecutions: number;
    interval: number;
    lockDuration: number;
    autoPoll: boolean;
    usePriority: boolean;
    sorting?: { sortBy: 'createTime'; sortOrder: 'asc' | 'desc' }[];
    interceptors: (options: RequestOptions) => RequestOptions;
  }

  export class Client extends EventEmitter {
    constructor(settings: ClientSettings);
    start(): void;
    stop(): void;
    subscribe(
      topic: string,
      options: { variables: string[]; includeExtensionProperties: boolean; lockDuration: number },
      handler: Handler,
    ): void;
  }
}
