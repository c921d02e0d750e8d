import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Catalogue } from '../../server/desk/catalogue-schemas.ts';
import type { EnterInquiry, InquirerView, InquiryDetail, InquiryList } from '../../server/desk/inquiry-schemas.ts';
import { useAddressFilters, type AddressFilters } from '../../ui-kit/address/useAddressFilters.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { asSearched } from '../case/short-case-no.ts';

const filterNames = ['state', 'kind', 'department', 'q', 'no'] as const;
export type InquiryFilters = AddressFilters<(typeof filterNames)[number]>;

export const useInquiryFilters = () => useAddressFilters(filterNames);

const pageSize = 30;
/** Lights change with time alone, without any event. */
const lightsRefreshMs = 60_000;

const pathOf = (inquiryNo: string): string => `/desk/api/inquiries/${encodeURIComponent(inquiryNo)}`;

/** `no` names the chosen one and filters nothing. */
export const useInquiries = ({ state, kind, department, q }: InquiryFilters) => {
  const query = { state, kind, department, q };
  return useInfiniteQuery({
    queryKey: ['inquiries', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<InquiryList>('/desk/api/inquiries', {
        query: { ...query, q: asSearched(query.q), cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: lightsRefreshMs,
  });
};

export const useInquiry = (inquiryNo: string) =>
  useQuery({
    queryKey: ['inquiries', 'one', inquiryNo],
    queryFn: ({ signal }) => api.get<InquiryDetail>(pathOf(inquiryNo), { signal }),
    refetchInterval: lightsRefreshMs,
  });

/** `onReplied` is called although the form is gone by then: what is replied to has none. */
export const useReply = (inquiryNo: string, onReplied: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { reply: string; version: number }) =>
      api.post<InquiryDetail>(`${pathOf(inquiryNo)}/reply`, body),
    onSuccess: onReplied,
    onSettled: () => client.invalidateQueries({ queryKey: ['inquiries'] }),
  });
};

export const useEnterInquiry = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EnterInquiry) => api.post<InquiryDetail>('/desk/api/inquiries', body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inquiries'] }),
  });
};

/** Name and phone in full, against a reason that is written to the audit. Not cached: asked for each time. */
export const useRevealInquirer = (inquiryNo: string) =>
  useMutation({
    mutationFn: (reason: string) => api.post<InquirerView>(`${pathOf(inquiryNo)}/reveal`, { reason }),
    gcTime: 0,
  });

/** Items and departments to choose from. */
export const useCatalogue = () =>
  useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => api.get<Catalogue>('/desk/api/catalogue', { signal }),
    staleTime: 300_000,
  });
