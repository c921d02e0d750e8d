import { useQueryClient, type Query, type QueryClient, type QueryFilters } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { StreamEvents } from '../../server/desk/stream-schemas.ts';
import type { TaskDetail } from '../../server/desk/task-schemas.ts';
import type { LiveState } from './live.ts';

const reopenAfterMs = 4_000;

/** One event stream per window. The stream says that something changed, the queries it concerns fetch again. */
export const useLiveUpdates = (): LiveState => {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource('/desk/api/stream');
      source.addEventListener('open', () => {
        setState('live');
        // what was read before this nobody has told of
        readAllAgain(client);
      });
      source.addEventListener('error', () => {
        setState('lost');
        if (source?.readyState !== EventSource.CLOSED) return;
        void client.invalidateQueries({ queryKey: ['session'] });
        timer = setTimeout(open, reopenAfterMs);
      });
      listen(source, client);
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client]);
  return state;
};

const listen = (source: EventSource, client: QueryClient): void => {
  const on = <Name extends keyof StreamEvents>(name: Name, react: (data: StreamEvents[Name]) => void) =>
    source.addEventListener(name, (event: MessageEvent<string>) => react(JSON.parse(event.data) as StreamEvents[Name]));
  on('tasks-changed', ({ departmentId }) => {
    if (departmentId === null) return readAllAgain(client);
    readAgain(client, { queryKey: ['tasks'] });
    readAgain(client, { queryKey: ['cases'] });
    readAgain(client, { queryKey: ['board'] });
    readAgain(client, { queryKey: ['orders'] });
    readAgain(client, { queryKey: ['overdue'] });
    readAgain(client, { queryKey: ['scores'] });
    readAgain(client, { queryKey: ['inquiries'] });
    readAgain(client, { queryKey: ['messages'] });
  });
  on('case-changed', ({ caseNo }) => {
    readAgain(client, { queryKey: ['case', caseNo] });
    readAgain(client, { queryKey: ['cases'] });
    readAgain(client, { queryKey: ['board'] });
    readAgain(client, { predicate: (query) => isTaskOf(query, caseNo) });
  });
};

/** A query under way for the first time is not begun anew; it may have been answered before the change, so it is read once more after. */
const readAgain = (client: QueryClient, filters: QueryFilters): void => {
  const underWay = client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
  const first = underWay.filter(({ state }) => state.data === undefined);
  void client.invalidateQueries(filters);
  for (const { promise, queryKey } of first) {
    const again = () => client.invalidateQueries({ queryKey, exact: true });
    void promise?.then(again, () => undefined);
  }
};

const readAllAgain = (client: QueryClient): void =>
  readAgain(client, { predicate: ({ queryKey }) => queryKey[0] !== 'session' });

/** One that is not known yet may be. */
const isTaskOf = ({ queryKey, state }: Query, caseNo: string): boolean =>
  queryKey[0] === 'task' && (state.data === undefined || (state.data as TaskDetail).task.caseNo === caseNo);
