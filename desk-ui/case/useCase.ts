import { useMutation, useQuery } from '@tanstack/react-query';
import type { ApplicantView, CaseDetail } from '../../server/desk/case-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const lightsRefreshMs = 60_000;

export const useCase = (caseNo: string) =>
  useQuery({
    queryKey: ['case', caseNo],
    queryFn: ({ signal }) => api.get<CaseDetail>(`/desk/api/cases/${encodeURIComponent(caseNo)}`, { signal }),
    refetchInterval: lightsRefreshMs,
  });

/** Numbers in full, against a reason that is written to the audit. Not cached: asked for each time. */
export const useReveal = (caseNo: string) =>
  useMutation({
    mutationFn: (reason: string) =>
      api.post<ApplicantView>(`/desk/api/cases/${encodeURIComponent(caseNo)}/reveal`, { reason }),
    gcTime: 0,
  });
