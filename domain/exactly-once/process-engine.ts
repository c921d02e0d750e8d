import type { DateTime } from 'luxon';

/** What the engine keeps of a case: ids, decisions and facts. Never a person, a list or a document. A number is a whole number. */
export type EngineValue = string | number | boolean | DateTime;
export type EngineVariables = Record<string, EngineValue>;

/** A text to deploy; `name` ends in `.bpmn` or `.dmn`. */
export interface EngineFile {
  name: string;
  xml: string;
}

export interface EngineDefinition {
  key: string;
  id: string;
  /** name of the file it came from */
  resource: string;
}

export interface EngineDeployment {
  deploymentId: string;
  definitions: EngineDefinition[];
}

/** A task the engine waits for somebody to complete. */
export interface EngineTask {
  id: string;
  key: string;
  processInstanceId: string;
  processDefinitionId: string;
  createdAt: Date;
}

/** A timer or another piece of work the engine does by itself. */
export interface EngineJob {
  id: string;
  processInstanceId: string | undefined;
  processDefinitionKey: string | undefined;
  /** id of the timer event or activity; undefined while the engine's history does not tell */
  activityId: string | undefined;
  /** undefined = due now */
  dueAt: Date | undefined;
  retries: number;
  isSuspended: boolean;
}

/** Work that waits for a worker. */
export interface EngineExternalTask {
  id: string;
  topic: string;
  activityId: string;
  processInstanceId: string;
  businessKey: string | undefined;
  /** undefined = never failed */
  retries: number | undefined;
  errorMessage: string | undefined;
  workerId: string | undefined;
  lockedUntil: Date | undefined;
}

export interface EngineMessage {
  name: string;
  /** at least one of the two says whose message it is */
  businessKey?: string;
  processInstanceId?: string;
  /** the branch of a parallel review, a variable of the part that waits */
  branch?: number;
  variables?: EngineVariables;
}

/** Which jobs: those of one instance, of all instances of a business key, or of definitions with a key. All filters must hold. */
export interface JobFilter {
  processInstanceId?: string;
  businessKey?: string;
  processDefinitionKey?: string;
  activityId?: string;
  /** only timers due before (exclusive) */
  dueBefore?: DateTime;
  timersOnly?: boolean;
}

/**
 * The process engine, whichever of the compatible ones it is. Methods reject with a `DomainError`: kind `unavailable` = try again
 * later, nothing can be said about what happened; `engine-model-refused`, `engine-task-gone`, `engine-not-found`… = final.
 * Every writing call may have happened although it rejected with `unavailable`: look before you repeat.
 */
export interface ProcessEngine {
  /** One deployment, all files or none. Not idempotent: `findDeployment` before a repetition. */
  deploy(input: { name: string; files: readonly EngineFile[] }): Promise<EngineDeployment>;
  findDeployment(name: string): Promise<EngineDeployment | undefined>;
  /**
   * Starts by definition id (pinned), else by key (newest version); both spare a call when the start is refused. A second start with the same key and business key is refused by
   * the engine itself; then the instance there is is returned.
   */
  startProcess(input: {
    definitionId?: string;
    definitionKey?: string;
    businessKey: string;
    variables: EngineVariables;
  }): Promise<{ instanceId: string }>;
  /** Running or ended, never a called part. Without a key: of whichever definition. */
  findRootInstance(input: {
    definitionKey?: string;
    businessKey: string;
  }): Promise<{ instanceId: string; isEnded: boolean } | undefined>;
  /** Rejects with `engine-task-gone` when the engine no longer waits for it. */
  completeTask(input: { taskId: string; variables: EngineVariables }): Promise<void>;
  /** undefined = completed, cancelled or never there */
  findTask(taskId: string): Promise<EngineTask | undefined>;
  listTasks(filter: { businessKey?: string; processInstanceId?: string }): Promise<EngineTask[]>;
  /** Value of a variable as last written in that instance, or in any, running or ended; dates come as `Date`. */
  findHistoricVariable(input: {
    processInstanceId?: string;
    name: string;
  }): Promise<string | number | boolean | Date | undefined>;
  /** `nobody-waits`: no step waits for it now. It is not kept: repeat when the engine says that one does. */
  correlateMessage(message: EngineMessage): Promise<'correlated' | 'nobody-waits'>;
  /** Ends an instance and everything below it. An instance already gone is no error. */
  cancelInstance(processInstanceId: string): Promise<void>;
  /** By due date, then id. */
  findJobs(filter: JobFilter): Promise<EngineJob[]>;
  setJobDueDate(input: { jobId: string; dueAt: DateTime }): Promise<void>;
  /** Now, whatever its due date. Rejects with `engine-not-found` when the job is gone. */
  executeJob(jobId: string): Promise<void>;
  setJobRetries(input: { jobId: string; retries: number }): Promise<void>;
  listExternalTasks(filter: {
    businessKey?: string;
    processInstanceId?: string;
    topic?: string;
    /** only those the engine no longer hands out because their retries are used up */
    noRetriesLeft?: boolean;
  }): Promise<EngineExternalTask[]>;
  /** Gives work out again after an incident. */
  setExternalTaskRetries(input: { externalTaskId: string; retries: number }): Promise<void>;
  /** Takes all work back from all workers at once, as the lapse of their locks would: for when it is known that they died. */
  unlockExternalTasks(): Promise<void>;
  /** Resolves when the engine answers; used by readiness checks. */
  ping(): Promise<{ version: string }>;
  /** When the engine made its tables: tells one engine database from another. */
  findInstalledAt(): Promise<Date | undefined>;
}
