import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import { findSignatureFault } from './signature.ts';
import type { ReceivedRequest } from './signature.ts';
import type { Settings } from './settings.ts';

export interface Call {
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON body, or the fields of a posted form. */
  body: Record<string, unknown>;
  /** path and query as asked, and the body as sent */
  target: string;
  text: string;
}

export interface Answer {
  status?: number;
  json?: unknown;
  html?: string;
  /** a body as it is */
  text?: string;
  headers?: Record<string, string>;
  file?: { mediaType: string; bytes: Buffer };
  redirect?: string;
}

/** How requests are proven and answers sealed where a route does not speak our own protocol. */
export interface Protocol {
  refuse(request: ReceivedRequest): Answer | undefined;
  /** headers that prove an answer */
  seal(body: string): Record<string, string>;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** `/orders/:orderNo` */
  path: string;
  /** Needs no signature and suffers no fault: pages and administration. */
  isOpen?: boolean;
  protocol?: Protocol;
  run(call: Call): Answer | Promise<Answer>;
}

export interface SimulatorParts {
  settings: Settings;
  faults: Faults;
  ledger: Ledger;
  routes: Route[];
}

export interface Simulator {
  url: string;
  /** of a mail server */
  smtpPort?: number;
  close(): Promise<void>;
}

const BODY_LIMIT = 32 * 1024 * 1024;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parseBody = (text: string, mediaType = ''): Record<string, unknown> => {
  if (text === '') return {};
  if (mediaType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return JSON.parse(text) as Record<string, unknown>;
};

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = actual;
    else if (part !== actual) return undefined;
  }
  return params;
};

const send = (response: ServerResponse, answer: Answer, protocol?: Protocol): void => {
  const { status = 200, json, html, file, redirect, text, headers } = answer;
  if (redirect) return void response.writeHead(303, { location: redirect }).end();
  if (file) return void response.writeHead(status, { 'content-type': file.mediaType }).end(file.bytes);
  if (html !== undefined)
    return void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  const body = text ?? (status === 204 ? '' : JSON.stringify(json ?? {}));
  const proof = protocol?.seal(body) ?? {};
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...proof, ...headers }).end(body);
};

const spoilBefore = (fault: Fault, response: ServerResponse): boolean => {
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  else if (fault.kind === '500') send(response, { status: 500, json: { code: 'internal-error' } });
  else if (fault.kind === '429') send(response, { status: 429, json: { code: 'too-many-requests' } });
  else return fault.kind === 'timeout-before-effect';
  return true;
};

const spoilAfter = (fault: Fault, response: ServerResponse, answer: Answer, protocol?: Protocol): void => {
  if (fault.kind === 'timeout-after-effect') return;
  if (fault.kind === 'reset-after-effect') return void response.socket?.resetAndDestroy();
  if (fault.kind === '500-after-effect') return send(response, { status: 500, json: { code: 'internal-error' } });
  if (fault.kind === 'wrong-json') return send(response, { json: { status: 42, 'surprise!': ['<', null] } }, protocol);
  if (fault.kind === 'huge-body') return send(response, { json: { padding: 'x'.repeat(8 * 1024 * 1024) } });
  setTimeout(() => send(response, answer, protocol), fault.delayMs ?? 1000).unref();
};

const adminRoutes = ({ faults, ledger }: SimulatorParts): Route[] => [
  { method: 'GET', path: '/admin/ledger', isOpen: true, run: () => ({ json: ledger.entries }) },
  { method: 'GET', path: '/admin/faults', isOpen: true, run: () => ({ json: faults.list() }) },
  { method: 'DELETE', path: '/admin/faults', isOpen: true, run: () => (faults.clear(), { json: [] }) },
  {
    method: 'POST',
    path: '/admin/faults',
    isOpen: true,
    run: ({ body }) => (faults.arm(body), { json: faults.list() }),
  },
  {
    method: 'POST',
    path: '/actions/faults',
    isOpen: true,
    run: ({ body }) => {
      const [count, amount] = [Number(body['count']) || 1, Number(body['amount']) || 3];
      faults.arm({
        kind: String(body['kind']) as Fault['kind'],
        count,
        times: amount,
        delayMs: Math.max(amount, 1000),
      });
      return { redirect: '/' };
    },
  },
  { method: 'POST', path: '/actions/faults/clear', isOpen: true, run: () => (faults.clear(), { redirect: '/' }) },
  { method: 'GET', path: '/health', isOpen: true, run: () => ({ json: { status: 'up' } }) },
];

/** Serves the routes on 127.0.0.1; every route that is not open wants a signature and may be struck by a fault. */
export const startSimulator = async (parts: SimulatorParts): Promise<Simulator> => {
  const { settings, faults } = parts;
  const routes = [...adminRoutes(parts), ...parts.routes];
  const refuse = (route: Route, request: ReceivedRequest): Answer | undefined => {
    if (route.protocol) return route.protocol.refuse(request);
    const code = findSignatureFault(request, settings.client, settings.key, settings.now());
    return code === undefined ? undefined : { status: 401, json: { code } };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const target = `${request.method ?? ''} ${request.url ?? ''}`;
    const text = await readBody(request);
    const found = routes
      .filter(({ method }) => method === request.method)
      .map((route) => ({ route, params: matchPath(route.path, url.pathname) }))
      .find(({ params }) => params);
    if (!found?.params) return send(response, { status: 404, json: { code: 'no-such-path' } });
    const { route, params } = found;
    const refusal = route.isOpen ? undefined : refuse(route, { target, body: text, headers: request.headers });
    if (refusal) return send(response, refusal, route.protocol);
    const fault = route.isOpen ? undefined : faults.takeForRequest(target);
    if (fault && spoilBefore(fault, response)) return;
    const body = parseBody(text, request.headers['content-type']);
    const call = { params, query: url.searchParams, body, target: request.url ?? '', text };
    const answer = await route.run(call);
    if (fault) spoilAfter(fault, response, answer, route.protocol);
    else send(response, answer, route.protocol);
  };
  const server: Server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, { status: 400, json: { code: 'bad-request', message: String(error) } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(settings.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      parts.ledger.close();
    },
  };
};
