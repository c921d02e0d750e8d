import { expect } from 'chai';
import { gathering } from '../../../server/desk/gathering.ts';

const MANY = 100;
const silentLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('gathering what is heard', () => {
  const heard: string[] = [];
  const waiting: { count: number; payload: string; resolve: () => void }[] = [];
  const countOf = (payload: string): number => heard.filter((one) => one === payload).length;

  const handle = (payload: string): Promise<void> => {
    heard.push(payload);
    for (const one of waiting) if (countOf(one.payload) >= one.count) one.resolve();
    return payload === 'broken' ? Promise.reject(new Error('out of order')) : Promise.resolve();
  };
  const handled = (payload: string, count: number): Promise<void> =>
    new Promise((resolve) => waiting.push({ payload, count, resolve }));

  beforeEach(() => {
    heard.length = 0;
    waiting.length = 0;
  });

  it('makes one of a burst, and never leaves out what came after it', async () => {
    // given
    const gather = gathering(handle, silentLog);
    const [once, twice] = [handled('list', 1), handled('list', 2)];
    for (let n = 0; n < MANY; n += 1) gather.add('list');
    await once;
    // when
    for (let n = 0; n < MANY; n += 1) gather.add('list');
    await twice;
    await gather.stop();
    // then
    expect(heard).to.deep.equal(['list', 'list']);
  });

  it('lets no payload wait for another, nor for one that cannot be handled', async () => {
    // given
    const gather = gathering(handle, silentLog);
    const all = Promise.all([handled('one', 1), handled('other', 1), handled('broken', 1)]);
    // when
    for (const payload of ['broken', 'one', 'other']) gather.add(payload);
    await all;
    await gather.stop();
    // then
    expect(heard).to.have.members(['one', 'other', 'broken']);
  });
});
