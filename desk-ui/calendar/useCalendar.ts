import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CalendarImport,
  CalendarImportList,
  CalendarList,
  CalendarPreview,
  CalendarYear,
  ClockMoveList,
  NewCalendar,
} from '../../server/calendar-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';

const progressMs = 1_000;

export const isRunning = ({ state }: CalendarImport): boolean => state === 'applying' || state === 'undoing';

export const useYears = () =>
  useQuery({
    queryKey: ['calendar', 'years'],
    queryFn: ({ signal }) => api.get<CalendarList>('/desk/api/calendars', { signal }),
  });

export const useYear = (year: number) =>
  useQuery({
    queryKey: ['calendar', 'year', year],
    queryFn: ({ signal }) => api.get<CalendarYear>(`/desk/api/calendars/${year}`, { signal }),
  });

/** Asks again while a recomputation runs. */
export const useImports = () =>
  useQuery({
    queryKey: ['calendar', 'imports'],
    queryFn: ({ signal }) => api.get<CalendarImportList>('/desk/api/calendar-imports', { signal }),
    refetchInterval: ({ state }) => (state.data?.imports.some(isRunning) ? progressMs : false),
  });

export const usePreview = (one: CalendarImport) =>
  useQuery({
    queryKey: ['calendar', 'preview', one.id, one.state],
    queryFn: ({ signal }) => api.get<CalendarPreview>(`/desk/api/calendar-imports/${one.id}/preview`, { signal }),
  });

const pageSize = 50;

export const useMoves = (one: CalendarImport) =>
  useInfiniteQuery({
    queryKey: ['calendar', 'moves', one.id, one.state],
    queryFn: ({ pageParam, signal }) =>
      api.get<ClockMoveList>(`/desk/api/calendar-imports/${one.id}/moves`, {
        query: { cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

const useRefresh = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['calendar'] });
};

export const useDraft = () => {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (year: NewCalendar) => api.post<CalendarImport>('/desk/api/calendars', year),
    onSuccess,
  });
};

export type ImportStep = 'apply' | 'undo' | 'discard';

export const useStep = (importId: string) => {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (step: ImportStep) => api.post<CalendarImport>(`/desk/api/calendar-imports/${importId}/${step}`),
    onSettled,
  });
};
