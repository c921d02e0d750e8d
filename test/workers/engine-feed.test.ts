import { expect } from 'chai';
import type { Needs } from '../../domain/needs.ts';
import { startEngineFeed } from '../../workers/engine-feed.ts';
import { until } from '../support/until.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the feed of what the engine did', () => {
  it('goes on at once until the queue is empty, also where a whole batch tells it nothing', async () => {
    // given a queue full of what supervised clocks did
    let waiting = 1000;
    let asked = 0;
    const began = Date.now();
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
    // when
    await until(() => asked === 6);
    await feed.stop();
    // then it did not wait for its next look, two seconds later
    expect(Date.now() - began).to.be.lessThan(1900);
  });
});
