import { expect } from 'chai';
import { receiveOnce } from '../../../domain/exactly-once/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

describe('inbox', () => {
  let database: TestDatabase;

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  const receive = (eventId: string, work: () => Promise<string>) =>
    database.transact((needs) => receiveOnce(needs, { provider: 'payment', eventId, body: {} }, work));

  it('acts on a message once, although it comes many times at once', async () => {
    // given
    let acted = 0;
    const work = async () => {
      acted += 1;
      return 'paid';
    };
    // when
    const results = await Promise.all(Array.from({ length: 10 }, () => receive('event-1', work)));
    // then
    expect(acted).to.equal(1);
    expect(new Set(results.map(({ outcome }) => outcome))).to.deep.equal(new Set(['paid']));
    expect(results.filter(({ isRepeat }) => !isRepeat)).to.have.length(1);
  });

  it('forgets a message whose work failed, so that it is acted on when it comes again', async () => {
    // given
    await receive('event-2', () => Promise.reject(new Error('no'))).catch(() => undefined);
    // when
    const again = await receive('event-2', async () => 'paid');
    // then
    expect(again).to.deep.equal({ outcome: 'paid', isRepeat: false });
  });
});
