import { useQuery } from '@tanstack/react-query';
import type { Board } from '../../server/desk/board-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const refreshMs = 30_000;

export const useBoard = () =>
  useQuery({
    queryKey: ['board'],
    queryFn: ({ signal }) => api.get<Board>('/desk/api/board', { signal }),
    refetchInterval: refreshMs,
  });
