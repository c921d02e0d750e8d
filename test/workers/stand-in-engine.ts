import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to answer to one request; `undefined` = nothing, ever. */
export interface Answer {
  status: number;
  body?: unknown;
  contentType?: string;
}

export interface Asked {
  path: string;
  body: Record<string, unknown>;
  at: number;
}

/** A task of topic `work` as a poll brings it. */
export const fetchedTask = (id: string) => ({
  id,
  topicName: 'work',
  activityId: 'work',
  businessKey: 'case-1',
  processInstanceId: 'instance-1',
  lockExpirationTime: '2026-03-02T01:00:00.000+0000',
  extensionProperties: {},
  variables: {},
});

export const isPoll = ({ path }: Asked): boolean => path.endsWith('/fetchAndLock');

const readBody = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest`;
};

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
};

/** A peer that behaves as badly as the test wants, in place of the engine. */
export const startBadPeer = async (answer: (asked: Asked) => Answer | undefined | Promise<Answer>) => {
  const asked: Asked[] = [];
  const server = createServer((message, response) => {
    void readBody(message).then(async (body) => {
      const one = { path: message.url ?? '', body: body.length ? JSON.parse(body.toString()) : {}, at: Date.now() };
      asked.push(one);
      const given = await answer(one);
      if (!given) return;
      response.writeHead(given.status, { 'content-type': given.contentType ?? 'application/json' });
      response.end(given.body === undefined ? '' : JSON.stringify(given.body));
    });
  });
  return { url: await listen(server), asked, close: () => close(server) };
};

const forward = async (target: string, message: IncomingMessage, response: ServerResponse, isLost: boolean) => {
  const body = await readBody(message);
  const url = new URL((message.url ?? '').replace(/^\/engine-rest/, ''), 'http://engine');
  const outgoing = request(`${target}${url.pathname}${url.search}`, {
    method: message.method,
    headers: message.headers,
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const answered = await readBody(answer);
  if (isLost) return response.destroy();
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  return response.end(answered);
};

/** The real engine behind a wire that loses the first reply to each path of this kind, after the engine has done its work. */
export const startLossyWire = async (target: string, losesFirst: RegExp) => {
  const lost = new Set<string>();
  const server = createServer((message, response) => {
    const path = message.url ?? '';
    const isLost = losesFirst.test(path) && !lost.has(path);
    if (isLost) lost.add(path);
    forward(target, message, response, isLost).catch(() => response.destroy());
  });
  return { url: await listen(server), lost, close: () => close(server) };
};
