import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RefundPart } from '../../server/desk/case-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

/** Decides a refund; the case is fetched anew whatever the answer, for the books may have changed. */
export const useRefundPart = (caseNo: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (refund: RefundPart) => api.post(`/desk/api/cases/${encodeURIComponent(caseNo)}/refunds`, refund),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseNo] }),
  });
};
