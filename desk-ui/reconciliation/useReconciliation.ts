import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CloseDifference,
  ReconciliationRun,
  ReconciliationView,
} from '../../server/desk/reconciliation-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const path = '/desk/api/reconciliation';

/** The running month when none is named. */
export const useReconciliation = (month: string | undefined) =>
  useQuery({
    queryKey: ['reconciliation', month ?? ''],
    queryFn: ({ signal }) => api.get<ReconciliationView>(path, { query: { month }, signal }),
    placeholderData: (shown) => shown,
  });

/** Compares one day now. */
export const useRun = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (day: string) => api.post<ReconciliationRun>(`${path}/run`, { day }),
    onSettled: () => client.invalidateQueries({ queryKey: ['reconciliation'] }),
  });
};

/** Says what became of a difference. */
export const useClose = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (closing: CloseDifference) => api.post(`${path}/close`, closing),
    onSettled: () => client.invalidateQueries({ queryKey: ['reconciliation'] }),
  });
};
