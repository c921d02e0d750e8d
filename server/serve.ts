import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import type { Log } from './server-deps.ts';

/** Longer than clients and proxies keep an idle connection: whoever sends on one that closes here gets no answer at all. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS = 15_000;
const REQUEST_MS = 120_000;
/** how long requests that were accepted may still take after the stop signal */
const DRAIN_MS = 15_000;
const SWEEP_MS = 100;

/** A listening server that can be asked to finish. */
export interface Serving {
  port: number;
  /** takes no new request, finishes those accepted, then resolves */
  stop(): Promise<void>;
}

/** Listens on `host`, the machine itself unless told otherwise. */
export const serve = (app: Express, port: number, log: Log, host = '127.0.0.1'): Promise<Serving> => {
  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({ port: bound, stop: () => stop(server, log) });
    });
  });
};

const stop = (server: Server, log: Log): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => {
      log.warn({}, 'requests did not finish in time');
      server.closeAllConnections();
    }, DRAIN_MS);
    force.unref();
    // a connection whose last request ends now would otherwise be kept for the next one that never comes
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
