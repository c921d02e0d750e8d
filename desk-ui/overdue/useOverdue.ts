import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { OverdueList } from '../../server/desk/order-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { asSearched } from '../case/short-case-no.ts';

export interface OverdueFilters {
  department?: string;
  q?: string;
}

const pageSize = 50;
/** Limits run out without any event. */
const refreshMs = 60_000;

export const useOverdue = (filters: OverdueFilters) =>
  useInfiniteQuery({
    queryKey: ['overdue', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<OverdueList>('/desk/api/overdue', {
        query: { ...filters, q: asSearched(filters.q), cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });

/** Filters live in the address. */
export const useOverdueFilters = (): [OverdueFilters, (change: Partial<OverdueFilters>) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const [department, q] = [parameters.get('department'), parameters.get('q')];
  const filters = { ...(department === null ? {} : { department }), ...(q === null ? {} : { q }) };
  const change = (changes: Partial<OverdueFilters>) => {
    const after = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filters, ...changes }))
      if (value !== undefined && value !== '') after.set(name, value);
    setParameters(after);
  };
  return [filters, change];
};
