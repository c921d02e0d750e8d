import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReceiveParcel } from '../../server/desk/outcome-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

interface Told {
  onSuccess: () => void;
  onError: (error: Error) => void;
}

/**
 * The case is fetched anew whatever the answer, for somebody else may have been first. What came of it is told although the field is
 * gone by then: a parcel that was received has none.
 */
export const useReceiveParcel = (caseNo: string, parcelNo: string, told: Told) => {
  const client = useQueryClient();
  const path = `/desk/api/cases/${encodeURIComponent(caseNo)}/material-parcels/${encodeURIComponent(parcelNo)}/receipt`;
  return useMutation({
    mutationFn: (receipt: ReceiveParcel) => api.post<undefined>(path, receipt),
    ...told,
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseNo] }),
  });
};
