import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestOptions } from 'camunda-external-task-client-js';

/** Where the engine is and who we are there. */
export interface EngineAddress {
  url: string;
  user: string;
  password: string;
}

interface EngineResponse {
  statusCode: number;
  headers: Record<string, string | undefined>;
  rawBody: Uint8Array;
}

/** How long the engine may take, and who hears of a fetch going out and for how many tasks it asks. */
export interface RequestPace {
  patienceMilliseconds: number;
  onPoll(asked: number): void;
}

/** The client parses only the exact content type `application/json`, and takes anything else for a list of tasks, byte by byte. */
const settleContentType = (response: EngineResponse): EngineResponse => {
  if (response.rawBody.length === 0) {
    // An empty body would be parsed as JSON, too.
    delete response.headers['content-type'];
    return response;
  }
  const type = response.headers['content-type'] ?? '';
  if (/^application\/json\b/.test(type)) response.headers['content-type'] = 'application/json';
  else if (response.statusCode < 300) throw new Error(`the engine answered with content type ${type || 'none'}`);
  return response;
};

/** Options for every request of the client: credentials, time-outs, one set of kept-alive connections, no hidden repetition. */
export const createRequestOptions = (engine: EngineAddress, pace: RequestPace) => {
  const agent = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  const authorization = `Basic ${Buffer.from(`${engine.user}:${engine.password}`).toString('base64')}`;
  const extend = (options: RequestOptions): RequestOptions => {
    const fetching = options.json as { topics?: unknown; maxTasks?: number } | undefined;
    if (fetching?.topics !== undefined) pace.onPoll(fetching.maxTasks ?? 1);
    return {
      ...options,
      headers: { ...options.headers, authorization },
      timeout: { request: pace.patienceMilliseconds },
      retry: { limit: 0 },
      agent,
      hooks: { afterResponse: [settleContentType] },
    };
  };
  const close = () => {
    agent.http.destroy();
    agent.https.destroy();
  };
  return { extend, close };
};

const statusOf = (error: unknown): number | undefined => (error as { httpStatusCode?: number }).httpStatusCode;
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

const OPTIMISTIC_LOCK = 1;
const DEADLOCK = 10_000;
const TRIES = 12;

/** The engine has no such task any more: it is done or cancelled. */
const isGone = (error: unknown): boolean => statusOf(error) === 404;

/** The engine no longer counts on us for this task: it is gone, or another worker's. */
export const isLost = (error: unknown): boolean => statusOf(error) === 400 || isGone(error);

const mayPass = (error: unknown): boolean =>
  statusOf(error) === undefined || codeOf(error) === OPTIMISTIC_LOCK || codeOf(error) === DEADLOCK;

/** What became of telling the engine. */
export type Told = 'told' | 'gone' | 'lost';

/**
 * Tells the engine something about a task and goes on until it is told, gone, lost or refused. A reply that never came is asked for
 * again: a task already completed then answers that it is gone, which is the same to us. One that is lost is still to be done, by
 * whoever has it now.
 */
export const tell = async (call: () => Promise<void>, signal: AbortSignal): Promise<Told> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await call();
      return 'told';
    } catch (error) {
      if (isGone(error)) return 'gone';
      if (isLost(error) || signal.aborted) return 'lost';
      if (!mayPass(error) || attempt === TRIES) throw error;
      await wait(Math.min(3000, 20 * 2 ** attempt) * (0.5 + Math.random()));
    }
  }
};
