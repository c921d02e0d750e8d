import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  MessageRules,
  OfficeLimit,
  OfficeProfile,
  OfficeRules,
  SetOfficeLimit,
} from '../../server/desk/office-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const queryKey = ['office'];

export const useOffice = () =>
  useQuery({ queryKey, queryFn: ({ signal }) => api.get<OfficeRules>('/desk/api/office', { signal }) });

export const useSetProfile = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (profile: OfficeProfile) => api.put<OfficeProfile>('/desk/api/office/profile', profile),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
};

export const useSetMessageRules = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: MessageRules) => api.put<MessageRules>('/desk/api/office/message-rules', rules),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
};

export const useSetLimit = (key: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limit: SetOfficeLimit) => api.put<OfficeLimit>(`/desk/api/office/limits/${key}`, limit),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
};
