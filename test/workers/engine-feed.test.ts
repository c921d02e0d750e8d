import { expect } from 'chai';
import type { Needs } from '../../domain/needs.ts';
import { startEngineFeed } from '../../workers/engine-feed.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the feed of what the engine did', () => {
  it('goes on at once until the queue is empty, also where a whole batch tells it nothing', async () => {
    // given a queue full of what supervised clocks did
    let waiting = 1000;
    let asked = 0;
    const feed = await startEngineFeed({
      transact: (work) => work({} as Needs),
      take: async (_needs, limit) => {
        asked += 1;
        const taken = Math.min(limit, waiting);
        waiting -= taken;
        return { taken, progress: [] };
      },
      record: async () => undefined,
      wakeUp: { listen: async () => async () => undefined },
      reached: () => undefined,
      log: silent,
    });
    // when: nothing here takes time, so whatever needs no timer has happened by the next turn of the event loop
    await new Promise((resolve) => setImmediate(resolve));
    const askedByThen = asked;
    await feed.stop();
    // then it did not wait for its next look, which a timer brings
    expect(askedByThen).to.equal(6);
  });
});
