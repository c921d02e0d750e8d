import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import { officeTime, receiptTime } from '../../../domain/calendar/index.ts';
import type { OfficeProfile, WorkingCalendar } from '../../../domain/calendar/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const administrator: Actor = { kind: 'account', id: 'hejing' };
const NEXT_DAY: OfficeProfile = { countsAfterHoursAs: 'next-working-day', opensAt: '09:00', closesAt: '17:30' };

describe('receipt outside office hours', () => {
  let database: TestDatabase;
  let calendar: WorkingCalendar;

  before(async () => {
    database = await openTestDatabase();
    calendar = await createDomain(database.needs).calendar.getCalendar();
  });
  after(() => database.close());

  const countsFrom = (at: string, profile = NEXT_DAY) =>
    receiptTime(profile, calendar, officeTime(at)).countsFrom.toISO({ suppressMilliseconds: true })?.slice(0, 19);
  const note = (at: string) => receiptTime(NEXT_DAY, calendar, officeTime(at)).note;

  it('counts at once where the office has not decided otherwise', () => {
    const usual: OfficeProfile = { ...NEXT_DAY, countsAfterHoursAs: 'same-day' };
    expect(countsFrom('2026-03-07T22:10', usual)).to.equal('2026-03-07T22:10:00');
  });

  it('counts at once within office hours, and before opening', () => {
    expect(countsFrom('2026-03-06T17:30')).to.equal('2026-03-06T17:30:00');
    expect(countsFrom('2026-03-06T07:05')).to.equal('2026-03-06T07:05:00');
    expect(note('2026-03-06T07:05')).to.equal(undefined);
  });

  it('counts from opening of the next working day after closing (民法典第二百零三条)', () => {
    expect(countsFrom('2026-03-05T17:30:01')).to.equal('2026-03-06T09:00:00');
    expect(countsFrom('2026-03-06T18:00'), 'over the week-end').to.equal('2026-03-09T09:00:00');
    expect(note('2026-03-06T18:20')).to.equal(
      '2026年3月6日18时20分收到，已过当日办公时间（17:30下班），按本机关办公制度视为下一个工作日（2026年3月9日）收到',
    );
  });

  it('counts from the next working day on a day off, holidays and make-up days as published', () => {
    expect(countsFrom('2026-02-15T10:00'), 'Spring Festival').to.equal('2026-02-24T09:00:00');
    expect(countsFrom('2026-02-28T10:00'), 'a Saturday that is worked').to.equal('2026-02-28T10:00:00');
    expect(countsFrom('2026-05-08T18:00'), 'before a Saturday that is worked').to.equal('2026-05-09T09:00:00');
    expect(note('2026-03-07T10:00')).to.contain('当日为休息日');
  });

  it('asks the office day, wherever the instant was written', () => {
    expect(countsFrom('2026-03-06T10:00:00Z'), '18:00 in Shanghai').to.equal('2026-03-09T09:00:00');
  });

  describe('profile of the office', () => {
    it('is changed with an audit line that says what it was', async () => {
      // given
      const { calendar: room } = createDomain(database.needs);
      const before = await room.getOfficeProfile();
      // when
      await room.setOfficeProfile({ ...NEXT_DAY, closesAt: '17:00' }, administrator);
      // then
      expect(await room.getOfficeProfile()).to.deep.equal({ ...NEXT_DAY, closesAt: '17:00' });
      const line = await database.db('audit_lines').where({ action: 'set-office-profile' }).first();
      expect([line.actor_id, line.details.before]).to.deep.equal(['hejing', before]);
      expect(line.details).to.include({ countsAfterHoursAs: 'next-working-day', closesAt: '17:00' });
    });

    it('refuses hours that are none', async () => {
      const set = (change: Partial<OfficeProfile>) =>
        refusal(createDomain(database.needs).calendar.setOfficeProfile({ ...NEXT_DAY, ...change }, administrator));
      const answers = [
        await set({ opensAt: '9点', closesAt: '24:00' }),
        await set({ opensAt: '12:00', closesAt: '12:00' }),
      ];
      expect(answers.map(({ code }) => code)).to.deep.equal(['office-profile-invalid', 'office-profile-invalid']);
      expect(answers.map(({ details }) => details.map(({ path }) => path))).to.deep.equal([
        ['/opensAt', '/closesAt'],
        ['/closesAt'],
      ]);
    });
  });
});
