import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Board } from '../../server/desk/board-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

/** What the board counts: cases by the worst light of their limits, or steps by their own. */
export type Sight = 'cases' | 'steps';
export const sights: readonly { value: Sight; label: string }[] = [
  { value: 'cases', label: '办件' },
  { value: 'steps', label: '环节' },
];

/** The list behind a number of the board, narrowed by `query`. */
export const listOf = (sight: Sight, query = ''): string =>
  sight === 'cases' ? `/cases?${query}` : `/tasks?view=all&${query}`;

const slowly = 60_000;
/** a little after the turn, so that the server is sure to see it */
const afterTurn = 400;

/** Changes are told by the event stream; a light that turns by itself is fetched at its moment, by the server's clock. */
const refetchAfter = (board: Board | undefined): number => {
  if (board?.nextTurnAt == null) return slowly;
  const wait = Date.parse(board.nextTurnAt) - Date.parse(board.at) + afterTurn;
  return Math.min(slowly, Math.max(afterTurn, wait));
};

export const useBoard = () =>
  useQuery({
    queryKey: ['board'],
    queryFn: ({ signal }) => api.get<Board>('/desk/api/board', { signal }),
    refetchInterval: ({ state }) => refetchAfter(state.data),
  });

/** Takes note of an escalation; the board comes back without it. */
export const useAcknowledge = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<Board>(`/desk/api/warnings/${id}/acknowledge`, {}),
    onSuccess: (board) => client.setQueryData(['board'], board),
  });
};

/** Cases or steps, kept in the address. */
export const useSight = (): [Sight, (sight: Sight) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const sight = sights.find(({ value }) => value === parameters.get('by'))?.value ?? 'cases';
  return [sight, (by) => setParameters({ by }, { replace: true })];
};
