import type { ProcessEngine } from '../domain/exactly-once/index.ts';
import { createEngineDeployments } from './engine-deployments.ts';
import { createEngineHttp } from './engine-http.ts';
import type { EngineAccess } from './engine-http.ts';
import { createEngineInstances, createEngineTasks } from './engine-instances.ts';
import { createEngineExternalTasks, createEngineJobs } from './engine-jobs.ts';

/** The process engine over its REST interface: Camunda 7, Operaton, or any engine that answers the contract suite alike. */
export const createProcessEngine = (access: EngineAccess): ProcessEngine => {
  const http = createEngineHttp(access);
  return {
    ...createEngineDeployments(http),
    ...createEngineInstances(http),
    ...createEngineTasks(http),
    ...createEngineJobs(http),
    ...createEngineExternalTasks(http),
    ping: async () => (await http.get('/version')) as { version: string },
    findInstalledAt: async () => {
      const [first] = (await http.post('/schema/log', {}, { maxResults: 1 })) as { timestamp: string }[];
      return first && new Date(first.timestamp);
    },
  };
};
