import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BeginProcedure, EndProcedure, ExtendLimit } from '../../server/desk/procedure-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

/** A change of the limits of a case; the case is fetched anew whatever the answer, for it may have changed meanwhile. */
const useChange = <Body>(caseNo: string, pathOf: (body: Body) => string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: Body & { version: number }) =>
      api.post(`/desk/api/cases/${encodeURIComponent(caseNo)}/${pathOf(body as Body)}`, { ...body, version }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseNo] }),
  });
};

export const useBeginProcedure = (caseNo: string) => useChange<BeginProcedure>(caseNo, () => 'special-procedures');

export const useEndProcedure = (caseNo: string, procedureId: string) =>
  useChange<EndProcedure>(caseNo, () => `special-procedures/${encodeURIComponent(procedureId)}/result`);

export const useExtendLimit = (caseNo: string) => useChange<ExtendLimit>(caseNo, () => 'extensions');
