import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangeLicence } from '../../server/desk/licence-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

/** Decides about a licence; the case is fetched anew whatever the answer, for somebody else may have been first. */
export const useChangeLicence = (caseNo: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeLicence) =>
      api.post(`/desk/api/cases/${encodeURIComponent(caseNo)}/licence/changes`, change),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseNo] }),
  });
};
