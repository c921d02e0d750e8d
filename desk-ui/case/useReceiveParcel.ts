import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReceiveParcel } from '../../server/desk/outcome-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

/** The case is fetched anew whatever the answer, for somebody else may have been first. */
export const useReceiveParcel = (caseNo: string, parcelNo: string) => {
  const client = useQueryClient();
  const path = `/desk/api/cases/${encodeURIComponent(caseNo)}/material-parcels/${encodeURIComponent(parcelNo)}/receipt`;
  return useMutation({
    mutationFn: (receipt: ReceiveParcel) => api.post<undefined>(path, receipt),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseNo] }),
  });
};
