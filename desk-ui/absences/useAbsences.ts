import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AbsenceList, RecordAbsence } from '../../server/desk/absence-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const path = '/desk/api/absences';
const queryKey = ['absences'];

export const useAbsences = () =>
  useQuery({ queryKey, queryFn: ({ signal }) => api.get<AbsenceList>(path, { signal }) });

export const useRecordAbsence = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RecordAbsence) => api.post<undefined>(path, body),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
};

export const useCancelAbsence = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<undefined>(`${path}/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
};
