import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { OrderDetail, OrderList, OrderState } from '../../server/desk/order-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { asSearched } from '../case/short-case-no.ts';

export interface OrderFilters {
  state?: OrderState;
  department?: string;
  q?: string;
}

const pageSize = 50;
/** Lights change with time alone, without any event. */
const lightsRefreshMs = 60_000;

export const useOrders = (filters: OrderFilters) =>
  useInfiniteQuery({
    queryKey: ['orders', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<OrderList>('/desk/api/orders', {
        query: { ...filters, q: asSearched(filters.q), cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: lightsRefreshMs,
  });

export const useOrder = (orderId: string) =>
  useQuery({
    queryKey: ['orders', 'one', orderId],
    queryFn: ({ signal }) => api.get<OrderDetail>(`/desk/api/orders/${encodeURIComponent(orderId)}`, { signal }),
  });

export const orderStates: readonly { value: OrderState; label: string }[] = [
  { value: 'explaining', label: '待说明' },
  { value: 'issued', label: '督办中' },
  { value: 'excused', label: '说明成立' },
  { value: 'closed', label: '已办结' },
];

/** Filters live in the address. */
export const useOrderFilters = (): [OrderFilters, (change: Partial<OrderFilters>) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const state = orderStates.find(({ value }) => value === parameters.get('state'))?.value;
  const [department, q] = [parameters.get('department'), parameters.get('q')];
  const filters: OrderFilters = {
    ...(state === undefined ? {} : { state }),
    ...(department === null ? {} : { department }),
    ...(q === null ? {} : { q }),
  };
  const change = (changes: Partial<OrderFilters>) => {
    const after = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filters, ...changes }))
      if (value !== undefined && value !== '') after.set(name, value);
    setParameters(after);
  };
  return [filters, change];
};
