import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Light } from '../../server/desk/clock-schemas.ts';
import type { TaskChanged, TaskList, TaskView } from '../../server/desk/task-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { asSearched } from '../case/short-case-no.ts';

export interface TaskFilters {
  view: TaskView;
  light?: Light;
  item?: string;
  department?: string;
  q?: string;
}

const pageSize = 50;
/** Lights change with time alone, without any event. */
const lightsRefreshMs = 60_000;

/** Rows by deadline, page after page. */
export const useTasks = (filters: TaskFilters) =>
  useInfiniteQuery({
    queryKey: ['tasks', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<TaskList>('/desk/api/tasks', {
        query: { ...filters, q: asSearched(filters.q), cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: lightsRefreshMs,
  });

export const useClaim = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: string) => api.post<TaskChanged>(`/desk/api/tasks/${taskId}/claim`),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
};

/** Filters live in the address, so that a list can be sent to a colleague and the back button works. */
export const useTaskFilters = (): [TaskFilters, (change: Partial<TaskFilters>) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const filters: TaskFilters = { view: asView(parameters.get('view')) ?? 'all' };
  const light = asLight(parameters.get('light'));
  if (light !== undefined) filters.light = light;
  for (const name of ['item', 'department', 'q'] as const) {
    const value = parameters.get(name);
    if (value !== null) filters[name] = value;
  }
  const change = (changes: Partial<TaskFilters>) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return [filters, change];
};

const asView = (text: string | null): TaskView | undefined =>
  text === 'mine' || text === 'open' || text === 'all' || text === 'done' ? text : undefined;

const asLight = (text: string | null): Light | undefined =>
  text === 'red' || text === 'yellow' || text === 'green' ? text : undefined;
