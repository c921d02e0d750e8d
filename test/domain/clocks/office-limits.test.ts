import { expect } from 'chai';
import { createClocks } from '../../../domain/clocks/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const actor = { kind: 'account', id: 'administrator' } as const;

describe('limits of the office itself', () => {
  let database: TestDatabase;
  let clocks: ReturnType<typeof createClocks>;

  before(async () => {
    database = await openTestDatabase();
    clocks = createClocks(database.needs);
  });
  after(() => database.close());

  it('ships with limits for supervision orders, consultations and complaints', async () => {
    // when
    const keys = (await clocks.listOfficeLimits()).map(({ key }) => key);
    // then
    const orders = ['order-explanation', 'order-reply', 'order-review'];
    expect(keys).to.deep.equal(['complaint-reply', 'consultation-reply', ...orders]);
  });

  it('lets one be set, with an audit line', async () => {
    // when
    const change = { key: 'order-reply', budget: 5, unit: 'working-day' as const, legalBasis: '本市规则第九条' };
    const changed = await clocks.setOfficeLimit(change, actor);
    // then
    expect(changed).to.deep.equal({ ...change, name: '答复挂号督办' });
    const lines = await database.db('audit_lines').where({ action: 'set-office-limit', subject_id: 'order-reply' });
    expect(lines).to.have.length(1);
  });

  it('refuses one it does not know, and a budget that is none', async () => {
    // when
    const unknown = await refusal(clocks.getOfficeLimit('nonsense'));
    const none = { key: 'order-reply', budget: 0, unit: 'hour' as const, legalBasis: 'x' };
    const empty = await refusal(clocks.setOfficeLimit(none, actor));
    // then
    expect([unknown.code, empty.code]).to.deep.equal(['office-limit-not-found', 'office-limit-invalid']);
  });
});
