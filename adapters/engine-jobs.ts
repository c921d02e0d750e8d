import type { EngineExternalTask, EngineJob, JobFilter, ProcessEngine } from '../domain/exactly-once/index.ts';
import { findOrUndefined } from './engine-http.ts';
import type { EngineHttp } from './engine-http.ts';
import { formatEngineDate } from './engine-variables.ts';

type JobCalls = Pick<ProcessEngine, 'findJobs' | 'setJobDueDate' | 'executeJob' | 'setJobRetries'>;
type ExternalTaskCalls = Pick<ProcessEngine, 'listExternalTasks' | 'setExternalTaskRetries' | 'unlockExternalTasks'>;

interface JobDto {
  id: string;
  jobDefinitionId: string | null;
  processInstanceId: string | null;
  processDefinitionKey: string | null;
  dueDate: string | null;
  retries: number;
  suspended: boolean;
}

interface ExternalTaskDto {
  id: string;
  topicName: string;
  activityId: string;
  processInstanceId: string;
  businessKey: string | null;
  retries: number | null;
  errorMessage: string | null;
  workerId: string | null;
  lockExpirationTime: string | null;
}

const MOST = 1000;

const dateOf = (text: string | null): Date | undefined => (text === null ? undefined : new Date(text));

const instancesOf = async (http: EngineHttp, businessKey: string): Promise<string[]> => {
  const found = (await http.post('/process-instance', { businessKey }, { maxResults: MOST })) as { id: string }[];
  return found.map(({ id }) => id);
};

/** The engine names the activity of a job only in the job's definition, which never changes. */
const activityFinder = (http: EngineHttp) => {
  const known = new Map<string, string>();
  return async (definitionId: string | null): Promise<string | undefined> => {
    if (definitionId === null) return undefined;
    if (!known.has(definitionId)) {
      const query = { jobDefinitionId: definitionId, maxResults: 1 };
      const [found] = (await http.get('/job-definition', query)) as { activityId: string }[];
      if (found) known.set(definitionId, found.activityId);
    }
    return known.get(definitionId);
  };
};

const bodyOf = async (http: EngineHttp, filter: JobFilter) => {
  const { processInstanceId, businessKey, processDefinitionKey, activityId, dueBefore, timersOnly } = filter;
  return {
    processInstanceId,
    processDefinitionKey,
    activityId,
    ...(timersOnly ? { timers: true } : {}),
    ...(dueBefore ? { dueDates: [{ operator: 'lt', value: formatEngineDate(dueBefore) }] } : {}),
    ...(businessKey === undefined ? {} : { processInstanceIds: await instancesOf(http, businessKey) }),
    sorting: [
      { sortBy: 'jobDueDate', sortOrder: 'asc' },
      { sortBy: 'jobId', sortOrder: 'asc' },
    ],
  };
};

/** What the engine does by itself, when its time comes. */
export const createEngineJobs = (http: EngineHttp): JobCalls => {
  const activityOf = activityFinder(http);
  const path = (jobId: string, what: string) => `/job/${encodeURIComponent(jobId)}/${what}`;
  const toJob = async (job: JobDto): Promise<EngineJob> => ({
    id: job.id,
    processInstanceId: job.processInstanceId ?? undefined,
    processDefinitionKey: job.processDefinitionKey ?? undefined,
    activityId: await activityOf(job.jobDefinitionId),
    dueAt: dateOf(job.dueDate),
    retries: job.retries,
    isSuspended: job.suspended,
  });
  return {
    findJobs: async (filter) => {
      const body = await bodyOf(http, filter);
      // An empty list of instances would be no filter at all.
      if (body.processInstanceIds?.length === 0) return [];
      const jobs = (await http.post('/job', body, { maxResults: MOST })) as JobDto[];
      return Promise.all(jobs.map(toJob));
    },
    setJobDueDate: async ({ jobId, dueAt }) => {
      await http.put(path(jobId, 'duedate'), { duedate: formatEngineDate(dueAt), cascade: false });
    },
    executeJob: async (jobId) => {
      await http.post(path(jobId, 'execute'), {});
    },
    setJobRetries: async ({ jobId, retries }) => {
      await http.put(path(jobId, 'retries'), { retries });
    },
  };
};

const toExternalTask = (task: ExternalTaskDto): EngineExternalTask => ({
  id: task.id,
  topic: task.topicName,
  activityId: task.activityId,
  processInstanceId: task.processInstanceId,
  businessKey: task.businessKey ?? undefined,
  retries: task.retries ?? undefined,
  errorMessage: task.errorMessage ?? undefined,
  workerId: task.workerId ?? undefined,
  lockedUntil: dateOf(task.lockExpirationTime),
});

/** What waits for a worker, and giving it out again after an incident. */
export const createEngineExternalTasks = (http: EngineHttp): ExternalTaskCalls => ({
  listExternalTasks: async ({ businessKey, processInstanceId, topic, noRetriesLeft }) => {
    const instances = businessKey === undefined ? undefined : await instancesOf(http, businessKey);
    if (instances?.length === 0) return [];
    const filter = { processInstanceId, processInstanceIdIn: instances, topicName: topic, noRetriesLeft };
    const body = { ...filter, sorting: [{ sortBy: 'id', sortOrder: 'asc' }] };
    return ((await http.post('/external-task', body, { maxResults: MOST })) as ExternalTaskDto[]).map(toExternalTask);
  },
  unlockExternalTasks: async () => {
    const locked = (await http.post('/external-task', { locked: true }, { maxResults: MOST })) as ExternalTaskDto[];
    for (const { id } of locked) {
      await findOrUndefined(http.post(`/external-task/${encodeURIComponent(id)}/unlock`, {}));
    }
  },
  setExternalTaskRetries: async ({ externalTaskId, retries }) => {
    await http.put(`/external-task/${encodeURIComponent(externalTaskId)}/retries`, { retries });
  },
});
