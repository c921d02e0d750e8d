import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageBox, ReadMessages } from '../../server/desk/message-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const queryKey = ['messages'];
/** in case the live stream is lost */
const LOOK_EVERY_MS = 120_000;

export const useMessages = () =>
  useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<MessageBox>('/desk/api/messages', { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });

export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (read: ReadMessages) => api.post<undefined>('/desk/api/messages/read', read),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
};
