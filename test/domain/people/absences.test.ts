import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import type { Actor } from '../../../domain/needs.ts';
import type { RecordAbsence } from '../../../domain/people/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const SUPERVISOR: Actor = { kind: 'account', id: 'supervisor' };

describe('absences', () => {
  let database: TestDatabase;

  before(async () => {
    database = await openTestDatabase();
    const account = { login_name: 'zhangsan', display_name: '张三', password_hash: 'none', created_at: new Date(0) };
    await database.db('accounts').insert({ ...account, id: 'zhangsan' });
  });
  after(() => database.close());
  afterEach(() => database.db('absences').delete());

  const record = (fromDay: string, untilDay: string, change: Partial<RecordAbsence> = {}): Promise<string> => {
    const input = { accountId: 'zhangsan', fromDay, untilDay, reason: 'leave', ...change } as const;
    return database.transact((needs) => createDomain(needs).people.recordAbsence(input, SUPERVISOR));
  };
  const list = (since: string) => createDomain(database.needs).people.listAbsences(since);

  it('are recorded by day, listed while they last, and leave an audit line', async () => {
    // when
    const id = await record('2026-03-02', '2026-03-04');
    // then
    const [absence] = await list('2026-03-04');
    expect(absence).to.deep.include({ id, accountId: 'zhangsan', fromDay: '2026-03-02', untilDay: '2026-03-04' });
    expect(await list('2026-03-05')).to.deep.equal([]);
    const lines = await database.db('audit_lines').where({ subject_kind: 'absence', subject_id: id });
    expect(lines.map(({ action, actor_id }) => [action, actor_id])).to.deep.equal([['record-absence', 'supervisor']]);
  });

  it('of one account do not overlap, also when two are recorded at once; one day after the other is fine', async () => {
    // when
    const outcomes = await Promise.allSettled([record('2026-03-02', '2026-03-04'), record('2026-03-04', '2026-03-06')]);
    // then
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect((await refusal(record('2026-03-04', '2026-03-04'))).code).to.equal('absence-overlaps');
    await record('2026-03-07', '2026-03-07');
  });

  it('refuse days in the wrong order, more than a year, and accounts that are not there', async () => {
    expect((await refusal(record('2026-03-04', '2026-03-02'))).code).to.equal('absence-period-invalid');
    expect((await refusal(record('2026-03-04', '2027-03-05'))).code).to.equal('absence-period-invalid');
    expect((await refusal(record('2026-03-04', '2026-03-04', { accountId: 'nobody' }))).code).to.equal(
      'account-not-found',
    );
  });

  it('recorded by mistake are taken back once, and make room', async () => {
    // given
    const id = await record('2026-03-02', '2026-03-04');
    const cancel = () => database.transact((needs) => createDomain(needs).people.cancelAbsence(id, SUPERVISOR));
    // when
    await cancel();
    // then
    expect((await refusal(cancel())).code).to.equal('absence-not-found');
    await record('2026-03-03', '2026-03-03');
  });
});
