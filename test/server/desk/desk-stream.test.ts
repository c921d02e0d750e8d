import { Writable } from 'node:stream';
import { expect } from 'chai';
import type { Response } from 'express';
import { openDeskStream, type DeskStream } from '../../../server/desk/desk-stream.ts';
import { until } from '../../support/until.ts';

const silentLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The response to a peer that reads everything, or nothing at all. */
const responseTo = (peer: 'reading' | 'stalled') => {
  const errors: Error[] = [];
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      if (peer === 'reading') done();
    },
  });
  const res = Object.assign(stream, { status: () => res, set: () => res, flushHeaders: () => undefined });
  res.on('error', (error) => errors.push(error));
  return { res: res as unknown as Response, errors, text: () => text };
};

describe('desk: streams that end', () => {
  let stream: DeskStream;
  let announce: (payload: string) => void;

  beforeEach(async () => {
    const listen = async (_channel: string, onWake: (payload: string) => void) => {
      announce = onWake;
      return async () => undefined;
    };
    const findConcern = async (departmentId: string) => ({ departmentId });
    stream = await openDeskStream({ wakeUp: { listen }, log: silentLog, findConcern, heartbeatMs: 5 });
  });
  afterEach(() => stream.close());

  it('are not written to any more, although their peer has not read what is left', async () => {
    // given one whose session ends while its peer stands still, and one that goes on
    const [stalled, other] = [responseTo('stalled'), responseTo('reading')];
    let isSignedIn = true;
    stream.open({ departmentId: undefined, isStillSignedIn: async () => isSignedIn }, undefined)(stalled.res);
    stream.open({ departmentId: undefined, isStillSignedIn: async () => true }, undefined)(other.res);
    announce('police');
    await until(() => other.text().includes('police'));
    isSignedIn = false;
    await until(() => stalled.res.writableEnded);
    // when
    announce('education');
    await until(() => other.text().includes('education'));
    // then
    expect(stalled.errors).to.deep.equal([]);
    expect(stalled.res.writableFinished).to.equal(false);
  });
});
