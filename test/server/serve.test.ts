import { Agent, request } from 'node:http';
import { createLog } from '../../adapters/log.ts';
import express from 'express';
import { expect } from 'chai';
import { serve } from '../../server/serve.ts';

/** A promise and the hand that fulfils it. */
const signal = (): { promise: Promise<void>; give: () => void } => {
  let give = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { promise, give };
};

describe('serving', () => {
  const log = createLog('server', 'silent');

  it('finishes a request it has accepted, then stops, and takes no new one', async () => {
    // given: a request under way on a connection that would be kept
    const accepted = signal();
    const finish = signal();
    const app = express();
    app.get('/slow', async (_req, res) => {
      accepted.give();
      await finish.promise;
      res.json({ done: true });
    });
    const serving = await serve(app, 0, log);
    const agent = new Agent({ keepAlive: true });
    const get = (): Promise<number | string> =>
      new Promise((resolve) => {
        const sent = request({ port: serving.port, path: '/slow', agent }, (res) => {
          res.resume().on('end', () => resolve(res.statusCode ?? 0));
        });
        sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
        sent.end();
      });
    const answer = get();
    await accepted.promise;
    // when
    const stopped = serving.stop();
    const late = await get();
    finish.give();
    // then
    expect(await answer).to.equal(200);
    expect(late).to.equal('ECONNREFUSED');
    await stopped;
    agent.destroy();
  });

  it('says that a port is taken instead of trying on', async () => {
    const first = await serve(express(), 0, log);
    const second = await serve(express(), first.port, log).catch((error: NodeJS.ErrnoException) => error.code);
    expect(second).to.equal('EADDRINUSE');
    await first.stop();
  });
});
