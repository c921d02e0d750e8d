import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { CaseList, CaseState } from '../../server/desk/case-schemas.ts';
import type { Light } from '../../server/desk/clock-schemas.ts';
import { lights } from '../../ui-kit/light/light.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { asSearched } from '../case/short-case-no.ts';

export interface CaseFilters {
  q?: string;
  state?: CaseState;
  light?: Light;
  /** the leading one */
  department?: string;
  item?: string;
}

const pageSize = 50;

export const useCases = (filters: CaseFilters) =>
  useInfiniteQuery({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<CaseList>('/desk/api/cases', {
        query: { ...filters, q: asSearched(filters.q), cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const caseStates: readonly { value: CaseState; label: string }[] = [
  { value: 'submitted', label: '已收件' },
  { value: 'supplementing', label: '待补正' },
  { value: 'accepted', label: '已受理' },
  { value: 'granted', label: '准予许可' },
  { value: 'completed', label: '办结' },
  { value: 'delivered', label: '已送达' },
  { value: 'rejected', label: '不予受理' },
  { value: 'lapsed', label: '逾期未补正' },
  { value: 'refused', label: '不予许可' },
  { value: 'payment-lapsed', label: '逾期未缴费' },
  { value: 'withdrawn', label: '已撤回' },
];

/** Filters live in the address. */
export const useCaseFilters = (): [CaseFilters, (change: Partial<CaseFilters>) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const state = caseStates.find(({ value }) => value === parameters.get('state'))?.value;
  const light = lights.find((one) => one === parameters.get('light'));
  const filters: CaseFilters = {
    ...(state === undefined ? {} : { state }),
    ...(light === undefined ? {} : { light }),
    ...textsIn(parameters),
  };
  const change = (changes: Partial<CaseFilters>) => {
    const after = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filters, ...changes })) {
      if (value !== undefined && value !== '') after.set(name, value);
    }
    setParameters(after);
  };
  return [filters, change];
};

const textsIn = (parameters: URLSearchParams): Pick<CaseFilters, 'q' | 'department' | 'item'> =>
  Object.fromEntries(
    (['q', 'department', 'item'] as const).flatMap((name) => {
      const value = parameters.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
