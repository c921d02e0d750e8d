import { engineModelRefused } from '../domain/exactly-once/index.ts';
import type { EngineDefinition, EngineDeployment, ProcessEngine } from '../domain/exactly-once/index.ts';
import type { ErrorDetail } from '../domain/errors.ts';
import { problemOf } from './engine-http.ts';
import type { EngineHttp } from './engine-http.ts';

interface ParseProblem {
  message: string;
  line: number;
  mainElementId: string | null;
}

interface DefinitionDto {
  id: string;
  key: string;
  resource: string;
}

/** The path names file and element, e.g. `/collect-payment.bpmn/payment-due`. */
const findingsOf = (details: unknown): ErrorDetail[] =>
  Object.entries((details ?? {}) as Record<string, { errors?: ParseProblem[] }>).flatMap(([file, { errors = [] }]) =>
    errors.map(({ mainElementId, line, message }) => ({
      path: `/${file}/${mainElementId ?? `line-${line}`}`,
      message,
    })),
  );

const refusal = (error: unknown): unknown => {
  const problem = problemOf(error);
  if (problem?.status !== 400) return error;
  const findings = findingsOf(problem.details);
  return engineModelRefused(findings.length ? findings : [{ path: '', message: problem.message }], problem);
};

const toDefinition = ({ key, id, resource }: DefinitionDto): EngineDefinition => ({ key, id, resource });

/** Deployments: writing models into the engine and finding them again. */
export const createEngineDeployments = (http: EngineHttp): Pick<ProcessEngine, 'deploy' | 'findDeployment'> => ({
  deploy: async ({ name, files }): Promise<EngineDeployment> => {
    const form = new FormData();
    form.set('deployment-name', name);
    form.set('deployment-source', 'tongban');
    for (const file of files) form.set(file.name, new Blob([file.xml]), file.name);
    try {
      const answer = (await http.postForm('/deployment/create', form)) as {
        id: string;
        deployedProcessDefinitions: Record<string, DefinitionDto> | null;
      };
      const definitions = Object.values(answer.deployedProcessDefinitions ?? {}).map(toDefinition);
      return { deploymentId: answer.id, definitions };
    } catch (error) {
      throw refusal(error);
    }
  },

  findDeployment: async (name) => {
    const sorting = { sortBy: 'deploymentTime', sortOrder: 'desc', maxResults: 1 };
    const [found] = (await http.get('/deployment', { name, ...sorting })) as { id: string }[];
    if (!found) return undefined;
    const query = { deploymentId: found.id, maxResults: 200 };
    const definitions = (await http.get('/process-definition', query)) as DefinitionDto[];
    return { deploymentId: found.id, definitions: definitions.map(toDefinition) };
  },
});
