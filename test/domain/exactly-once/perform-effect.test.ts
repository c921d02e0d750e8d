import { expect } from 'chai';
import { defineError } from '../../../domain/errors.ts';
import { effectKey, performEffect } from '../../../domain/exactly-once/index.ts';
import type { EffectCall } from '../../../domain/exactly-once/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const platformDown = defineError('unavailable', 'platform-down', '平台暂时不可用');
const orderRefused = defineError('invalid', 'order-refused', '平台拒绝了订单');

/** An outside system: what it was asked to do, by key. */
class Platform implements EffectCall<{ order: string }> {
  readonly orders = new Map<string, string>();
  sends = 0;
  queries = 0;
  /** what happens at the next send, after the order was or was not taken */
  next: 'lose-answer' | 'refuse' | 'down' | undefined;

  async send(key: string): Promise<{ order: string }> {
    this.sends += 1;
    const fault = this.next;
    this.next = undefined;
    if (fault === 'refuse') throw orderRefused();
    if (fault === 'down') throw platformDown();
    this.orders.set(key, `order-${this.orders.size + 1}`);
    if (fault === 'lose-answer') throw platformDown();
    return { order: this.orders.get(key) ?? '' };
  }

  async query(key: string): Promise<{ order: string } | undefined> {
    this.queries += 1;
    const order = this.orders.get(key);
    return order === undefined ? undefined : { order };
  }
}

describe('effects', () => {
  let database: TestDatabase;
  let platform: Platform;
  let settled: string[];
  let reached: string[];
  let count = 0;
  let intent = { caseNo: '', activity: 'request-payment', seq: 0, kind: 'payment', request: {} };

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  beforeEach(() => {
    platform = new Platform();
    settled = [];
    reached = [];
    intent = { ...intent, caseNo: `case-${(count += 1)}` };
  });

  const perform = (crashAt?: string) => {
    const { transact, clock } = database;
    const note = (label: string) => {
      reached.push(label);
      if (label === crashAt) throw new Error(`killed at ${label}`);
    };
    return performEffect({ transact, clock, reached: note }, intent, platform, async (_needs, { order }) => {
      settled.push(order);
    });
  };
  const row = () => database.db('effects').where({ case_no: intent.caseNo }).first();

  it('sends once under a key of our own, settles once, and answers the same ever after', async () => {
    // given / when
    const first = await perform();
    const again = await perform();
    // then
    expect(again).to.deep.equal(first);
    expect([platform.sends, settled]).to.deep.equal([1, ['order-1']]);
    expect([...platform.orders.keys()]).to.deep.equal([effectKey(intent)]);
    expect(reached.slice(0, 4)).to.deep.equal(
      ['intended', 'sent', 'answered', 'confirmed'].map((step) => `effect-${step}:request-payment`),
    );
  });

  for (const step of ['intended', 'sent', 'answered', 'confirmed'])
    it(`happens once although the worker dies at effect-${step}`, async () => {
      // given
      await perform(`effect-${step}:request-payment`).catch(() => undefined);
      // when
      const answer = await perform();
      // then
      expect(answer).to.deep.equal({ order: 'order-1' });
      expect([platform.orders.size, settled]).to.deep.equal([1, ['order-1']]);
      expect((await row()).state).to.equal('confirmed');
    });

  it('asks first when the answer was lost, and does not send again what is known', async () => {
    // given
    platform.next = 'lose-answer';
    const lost = await refusal(perform());
    // when
    const answer = await perform();
    // then
    expect(lost.code).to.equal('platform-down');
    expect(answer).to.deep.equal({ order: 'order-1' });
    expect([platform.sends, platform.queries]).to.deep.equal([1, 1]);
  });

  it('sends again with the same key when the outside knows nothing', async () => {
    // given
    platform.next = 'down';
    await refusal(perform());
    // when
    await perform();
    // then
    expect([platform.sends, platform.queries, platform.orders.size]).to.deep.equal([2, 1, 1]);
    expect((await row()).attempts).to.equal(2);
  });

  it('keeps a clear refusal as failed', async () => {
    // given
    platform.next = 'refuse';
    // when
    const refused = await refusal(perform());
    // then
    expect(refused.code).to.equal('order-refused');
    expect((await row()).state).to.equal('failed');
  });

  it('settles once although two workers do it at once', async () => {
    // given / when
    const answers = await Promise.all([perform(), perform(), perform()]);
    // then
    expect(new Set(answers.map(({ order }) => order)).size).to.equal(1);
    expect(settled).to.have.length(1);
  });

  it('rolls the answer back when its consequence cannot be written, and settles it the next time', async () => {
    // given
    const { transact, clock } = database;
    const needs = { transact, clock, reached: () => undefined };
    await performEffect(needs, intent, platform, () => Promise.reject(new Error('disk full'))).catch(() => undefined);
    // when
    await perform();
    // then
    expect([platform.sends, settled]).to.deep.equal([1, ['order-1']]);
  });
});
