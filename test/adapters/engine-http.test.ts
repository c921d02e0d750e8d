import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createEngineHttp } from '../../adapters/engine-http.ts';
import { createEngineJobs } from '../../adapters/engine-jobs.ts';
import { refusal } from '../support/refusal.ts';

interface Said {
  status: number;
  message?: string;
}

const CONCURRENTLY = `ENGINE-03005 Execution of 'INSERT ExecutionEntity[1]' failed. Entity was updated by another transaction concurrently.`;

/** What the engine says when a transaction of its own met another one. */
describe('requests to the engine', () => {
  let server: Server;
  let answers: Said[];
  let asked = 0;

  beforeEach(async () => {
    asked = 0;
    server = createServer((_request, response) => {
      const { status, message } = answers[asked++] ?? { status: 204 };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(message === undefined ? undefined : JSON.stringify({ message }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const execute = () => {
    const { port } = server.address() as AddressInfo;
    return createEngineJobs(createEngineHttp({ url: `http://127.0.0.1:${port}`, user: 'u', password: 'p' })).executeJob(
      'j',
    );
  };

  it('are sent again when a job met another transaction, which is told as 404 without a code', async () => {
    answers = [{ status: 404, message: CONCURRENTLY }, { status: 404, message: CONCURRENTLY }, { status: 204 }];
    await execute();
    expect(asked).to.equal(3);
  });

  it('are not sent again for a job that is gone', async () => {
    answers = [{ status: 404, message: 'No job found with id j' }];
    expect((await refusal(execute())).code).to.equal('engine-not-found');
    expect(asked).to.equal(1);
  });
});
