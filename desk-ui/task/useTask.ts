import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { FormValues } from '../../server/desk/form-schemas.ts';
import type { TaskChanged, TaskDetail, TaskList } from '../../server/desk/task-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { ApiError } from '../../ui-kit/api/api-error.ts';

const pathOf = (taskId: string) => `/desk/api/tasks/${encodeURIComponent(taskId)}`;

export const useTask = (taskId: string) =>
  useQuery({
    queryKey: ['task', taskId],
    queryFn: ({ signal }) => api.get<TaskDetail>(pathOf(taskId), { signal }),
  });

/** Claim, give back, decide. Whatever comes of it, the task and the lists are read again. */
export const useTaskActions = (taskId: string) => {
  const client = useQueryClient();
  const onSettled = () => refresh(client, taskId);
  const claim = useMutation({ mutationFn: () => api.post<TaskChanged>(`${pathOf(taskId)}/claim`), onSettled });
  const release = useMutation({ mutationFn: () => api.post<TaskChanged>(`${pathOf(taskId)}/release`), onSettled });
  const decide = useMutation({
    mutationFn: (decision: { values: FormValues; version: number }) =>
      api.post<TaskChanged>(`${pathOf(taskId)}/decision`, decision),
    onSettled,
  });
  return { claim, release, decide };
};

const refresh = (client: QueryClient, taskId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ['task', taskId] }),
    client.invalidateQueries({ queryKey: ['tasks'] }),
    client.invalidateQueries({ queryKey: ['case'] }),
  ]);

const candidates = 5;

/** The next task to work on: one already claimed, else the most urgent free one, claimed on the way. */
export const takeNextTask = async (finishedId: string): Promise<string | undefined> => {
  const mine = await listOf('mine');
  const own = mine.find((row) => row.id !== finishedId && row.state === 'open');
  if (own !== undefined) return own.id;
  for (const row of await listOf('open')) {
    if (await hasClaimed(row.id)) return row.id;
  }
  return undefined;
};

const listOf = async (view: 'mine' | 'open') =>
  (await api.get<TaskList>('/desk/api/tasks', { query: { view, limit: candidates } })).rows;

/** A colleague may have been faster; then the next one is tried. */
const hasClaimed = async (taskId: string): Promise<boolean> => {
  try {
    await api.post<TaskChanged>(`${pathOf(taskId)}/claim`);
    return true;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 409 || error.status === 404)) return false;
    throw error;
  }
};
