import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { WakeUp } from '../../domain/exactly-once/index.ts';
import type { Takeover } from '../route.ts';
import type { Log } from '../server-deps.ts';
import { gathering } from './gathering.ts';
import type { StreamEvents } from './stream-schemas.ts';

/** Who listens: what it may hear of, and whether it still may. */
export interface Listener {
  /** undefined hears of every department */
  departmentId: string | undefined;
  isStillSignedIn(): Promise<boolean>;
}

interface Told {
  number: number;
  name: keyof StreamEvents;
  data: StreamEvents[keyof StreamEvents];
  /** departments it concerns */
  departments: ReadonlySet<string>;
}

/** "Something changed", from committed transactions to every open screen. Nobody is told what. */
export interface DeskStream {
  open(listener: Listener, lastEventId: string | undefined): Takeover;
  close(): Promise<void>;
}

/** What changed: the tasks of a department, or a case and the departments it concerns. */
export type Concern = { departmentId: string } | { caseNo: string; departments: readonly string[] };

export interface DeskStreamNeeds {
  wakeUp: WakeUp;
  log: Log;
  /** what the payload of a wake-up names; undefined when there is no such thing */
  findConcern(payload: string): Promise<Concern | undefined>;
  heartbeatMs?: number;
}

const HEARTBEAT_MS = 15_000;
const KEPT = 500;

export const openDeskStream = async (needs: DeskStreamNeeds): Promise<DeskStream> => {
  const epoch = randomUUID().slice(0, 8);
  const clients = new Map<Response, Listener>();
  const recent: Told[] = [];
  let number = 0;

  const write = (res: Response, told: Told): void => {
    res.write(`id: ${epoch}-${told.number}\nevent: ${told.name}\ndata: ${JSON.stringify(told.data)}\n\n`);
  };
  const tell = (name: Told['name'], data: Told['data'], departments: Iterable<string>): void => {
    const told: Told = { number: ++number, name, data, departments: new Set(departments) };
    recent.push(told);
    if (recent.length > KEPT) recent.shift();
    for (const [res, listener] of clients) if (mayHear(listener, told)) write(res, told);
  };

  const gather = gathering(async (payload) => {
    // the listening connection was broken: anything may have changed meanwhile
    if (payload === '') return tell('tasks-changed', { departmentId: null }, []);
    const concern = await needs.findConcern(payload);
    if (concern === undefined) return;
    if ('departmentId' in concern) tell('tasks-changed', concern, [concern.departmentId]);
    else if (concern.departments.length > 0) tell('case-changed', { caseNo: concern.caseNo }, concern.departments);
  }, needs.log);
  const stopListening = await needs.wakeUp.listen('desk', gather.add);

  /** Writes nothing after the end: until a stalled peer has read what is left, its response is not closed. */
  const end = (res: Response): void => {
    clients.delete(res);
    res.end();
  };
  /** A proxy drops silent connections; a session that ended must not go on listening. */
  const keepOrEnd = async (res: Response, listener: Listener): Promise<void> => {
    const isWelcome = await listener.isStillSignedIn().catch(() => false);
    if (!isWelcome) end(res);
    else if (clients.has(res)) res.write(': still here\n\n');
  };

  const beat = setInterval(() => {
    for (const [res, listener] of clients) void keepOrEnd(res, listener);
  }, needs.heartbeatMs ?? HEARTBEAT_MS);
  beat.unref();

  return {
    open: (listener, lastEventId) => (res) => {
      begin(res);
      for (const told of missed(recent, epoch, number, lastEventId)) if (mayHear(listener, told)) write(res, told);
      clients.set(res, listener);
      res.on('close', () => clients.delete(res));
      // a peer that reads no more: what was written to it is lost, and nobody else is to suffer for it
      res.on('error', () => clients.delete(res));
    },
    close: async () => {
      clearInterval(beat);
      await stopListening();
      await gather.stop();
      for (const res of [...clients.keys()]) end(res);
    },
  };
};

const mayHear = (listener: Listener, told: Told): boolean =>
  listener.departmentId === undefined || told.departments.size === 0 || told.departments.has(listener.departmentId);

const begin = (res: Response): void => {
  res.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 2000\n\n');
};

/** What a client that comes back has not heard; when that is not known any more, "look at everything". */
const missed = (recent: readonly Told[], epoch: string, last: number, lastEventId: string | undefined): Told[] => {
  if (lastEventId === undefined) return [];
  const [itsEpoch, itsNumber] = lastEventId.split('-');
  const heard = Number(itsNumber);
  const oldest = recent[0]?.number ?? last + 1;
  if (itsEpoch === epoch && heard >= oldest - 1 && heard <= last) return recent.filter((told) => told.number > heard);
  return [{ number: last, name: 'tasks-changed', data: { departmentId: null }, departments: new Set() }];
};
