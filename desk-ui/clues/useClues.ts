import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClueList, ClueState, ClueView, JudgeClue } from '../../server/desk/clue-schemas.ts';
import { useAddressFilters, type AddressFilters } from '../../ui-kit/address/useAddressFilters.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const filterNames = ['state', 'rule', 'department', 'clue'] as const;
export type ClueFilters = AddressFilters<(typeof filterNames)[number]>;

export const useClueFilters = () => useAddressFilters(filterNames);

const pageSize = 30;
/** Clues are raised every few minutes. */
const refreshMs = 60_000;

export const stateOf = ({ state }: ClueFilters): ClueState =>
  state === 'explained' || state === 'dismissed' || state === 'confirmed' ? state : 'open';

/** `clue` names the chosen one and filters nothing. */
export const useClues = (filters: ClueFilters) => {
  const query = { state: stateOf(filters), rule: filters.rule, department: filters.department };
  return useInfiniteQuery({
    queryKey: ['clues', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<ClueList>('/desk/api/clues', { query: { ...query, cursor: pageParam, limit: pageSize }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
};

/** `onJudged` is called although the form is gone by then: a judged clue has none. */
export const useJudge = (clueId: string, onJudged: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: JudgeClue) =>
      api.post<ClueView>(`/desk/api/clues/${encodeURIComponent(clueId)}/judgement`, body),
    onSuccess: onJudged,
    onSettled: () => client.invalidateQueries({ queryKey: ['clues'] }),
  });
};
