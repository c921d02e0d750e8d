import { engineTaskGone } from '../domain/exactly-once/index.ts';
import type { EngineTask, ProcessEngine } from '../domain/exactly-once/index.ts';
import { findOrUndefined, problemOf } from './engine-http.ts';
import type { EngineHttp } from './engine-http.ts';
import { fromTypedValue, toTypedValues } from './engine-variables.ts';
import type { TypedValue } from './engine-variables.ts';

type InstanceCalls = Pick<ProcessEngine, 'startProcess' | 'findRootInstance' | 'correlateMessage' | 'cancelInstance'>;
type TaskCalls = Pick<ProcessEngine, 'completeTask' | 'findTask' | 'listTasks' | 'findHistoricVariable'>;

interface TaskDto {
  id: string;
  taskDefinitionKey: string;
  processInstanceId: string;
  processDefinitionId: string;
  created: string;
}

const MOST = 1000;

// The engine has no code of its own for this; the contract suite pins the sentence on both families.
const isNobodyWaiting = (error: unknown): boolean =>
  /No process definition or execution matches/.test(problemOf(error)?.message ?? '');

const toTask = (task: TaskDto): EngineTask => ({
  id: task.id,
  key: task.taskDefinitionKey,
  processInstanceId: task.processInstanceId,
  processDefinitionId: task.processDefinitionId,
  createdAt: new Date(task.created),
});

const finders = (http: EngineHttp) => ({
  findRootInstance: async ({ definitionKey, businessKey }: { definitionKey?: string; businessKey: string }) => {
    const filter = { processDefinitionKey: definitionKey, processInstanceBusinessKey: businessKey };
    const query = { ...filter, rootProcessInstances: true, maxResults: 2 };
    const [found] = (await http.get('/history/process-instance', query)) as { id: string; endTime: string | null }[];
    return found && { instanceId: found.id, isEnded: found.endTime !== null };
  },
  keyOf: async (definitionId: string): Promise<string> => {
    const definition = await http.get(`/process-definition/${encodeURIComponent(definitionId)}`);
    return (definition as { key: string }).key;
  },
});

/** Whole instances: start, find, message, end. */
export const createEngineInstances = (http: EngineHttp): InstanceCalls => {
  const { findRootInstance, keyOf } = finders(http);
  return {
    findRootInstance,

    startProcess: async ({ definitionId, definitionKey, businessKey, variables }) => {
      const path = encodeURIComponent(definitionId ?? '') || `key/${encodeURIComponent(definitionKey ?? '')}`;
      try {
        const body = { businessKey, variables: toTypedValues(variables) };
        const started = await http.post(`/process-definition/${path}/start`, body);
        return { instanceId: (started as { id: string }).id };
      } catch (error) {
        // Any failure may hide a start that did happen: an answer that was lost, or the unique index refusing a second one.
        const key = definitionKey ?? (await keyOf(definitionId ?? ''));
        const found = await findRootInstance({ definitionKey: key, businessKey });
        if (found) return { instanceId: found.instanceId };
        throw error;
      }
    },

    correlateMessage: async ({ name, businessKey, processInstanceId, branch, variables = {} }) => {
      // The branch comes from the engine's loop counter, which is an Integer; a Long would match nobody.
      const keys = branch === undefined ? {} : { correlationKeys: { branch: { type: 'Integer', value: branch } } };
      const body = { messageName: name, businessKey, processInstanceId, ...keys };
      try {
        await http.post('/message', { ...body, processVariables: toTypedValues(variables) });
        return 'correlated';
      } catch (error) {
        if (isNobodyWaiting(error)) return 'nobody-waits';
        throw error;
      }
    },

    cancelInstance: async (processInstanceId) => {
      const query = { skipCustomListeners: true, skipIoMappings: true, failIfNotExists: false };
      await http.remove(`/process-instance/${encodeURIComponent(processInstanceId)}`, query);
    },
  };
};

/** The steps people decide, and what was written there. */
export const createEngineTasks = (http: EngineHttp): TaskCalls => {
  const findTask = async (taskId: string): Promise<EngineTask | undefined> => {
    const found = await findOrUndefined(http.get(`/task/${encodeURIComponent(taskId)}`));
    return found === undefined ? undefined : toTask(found as TaskDto);
  };
  return {
    findTask,

    completeTask: async ({ taskId, variables }) => {
      try {
        await http.post(`/task/${encodeURIComponent(taskId)}/complete`, { variables: toTypedValues(variables) });
      } catch (error) {
        // A task that is gone answers 500 like everything else; reading it is the only way to know.
        if ((problemOf(error)?.status ?? 500) >= 500 && !(await findTask(taskId))) throw engineTaskGone([], error);
        throw error;
      }
    },

    listTasks: async ({ businessKey, processInstanceId }) => {
      const filter = {
        processInstanceBusinessKey: businessKey,
        processInstanceId,
        sorting: [{ sortBy: 'id', sortOrder: 'asc' }],
      };
      return ((await http.post('/task', filter, { maxResults: MOST })) as TaskDto[]).map(toTask);
    },

    findHistoricVariable: async ({ processInstanceId, name }) => {
      const query = { processInstanceId, variableName: name, deserializeValues: false, maxResults: 1 };
      const [found] = (await http.get('/history/variable-instance', query)) as TypedValue[];
      return found && fromTypedValue(found);
    },
  };
};
