import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
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
    let hasBeenLost = false;
    const open = () => {
      source = new EventSource('/desk/api/stream');
      source.addEventListener('open', () => {
        setState('live');
        if (hasBeenLost) readAllAgain(client);
        hasBeenLost = false;
      });
      source.addEventListener('error', () => {
        hasBeenLost = true;
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
    void client.invalidateQueries({ queryKey: ['tasks'] });
    void client.invalidateQueries({ queryKey: ['cases'] });
    void client.invalidateQueries({ queryKey: ['board'] });
    void client.invalidateQueries({ queryKey: ['orders'] });
    void client.invalidateQueries({ queryKey: ['overdue'] });
    void client.invalidateQueries({ queryKey: ['scores'] });
    void client.invalidateQueries({ queryKey: ['inquiries'] });
    void client.invalidateQueries({ queryKey: ['messages'] });
  });
  on('case-changed', ({ caseNo }) => {
    void client.invalidateQueries({ queryKey: ['case', caseNo] });
    void client.invalidateQueries({ queryKey: ['cases'] });
    void client.invalidateQueries({ queryKey: ['board'] });
    void client.invalidateQueries({ predicate: (query) => isTaskOf(query, caseNo) });
  });
};

const readAllAgain = (client: QueryClient): void =>
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

const isTaskOf = ({ queryKey, state }: Query, caseNo: string): boolean =>
  queryKey[0] === 'task' && (state.data as TaskDetail | undefined)?.task.caseNo === caseNo;
