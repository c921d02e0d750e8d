import { expect } from 'chai';
import { DateTime } from 'luxon';
import { quietEnd, sortDue } from '../../../domain/notifications/message-rules.ts';
import type { MessageRules } from '../../../domain/notifications/index.ts';

const rules = (change: Partial<MessageRules> = {}): MessageRules => ({
  quietFrom: '22:00',
  quietUntil: '08:00',
  perRecipientHour: 2,
  perMinute: undefined,
  sendsEmail: true,
  ...change,
});
const at = (text: string) => DateTime.fromISO(text, { zone: 'Asia/Shanghai' });

describe('quiet hours', () => {
  const cases: [string, string | undefined][] = [
    ['2026-03-02T21:59', undefined],
    ['2026-03-02T22:00', '2026-03-03T08:00'],
    ['2026-03-03T00:00', '2026-03-03T08:00'],
    ['2026-03-03T07:59', '2026-03-03T08:00'],
    ['2026-03-03T08:00', undefined],
    ['2026-02-28T23:30', '2026-03-01T08:00'],
  ];
  for (const [now, end] of cases)
    it(`over midnight, ${now.slice(5)}: ${end === undefined ? 'not quiet' : `until ${end.slice(5)}`}`, () => {
      // when
      const quiet = quietEnd(rules(), at(now));
      // then
      expect(quiet?.toFormat("yyyy-MM-dd'T'HH:mm")).to.equal(end);
    });

  it('may lie within one day', () => {
    // given
    const siesta = rules({ quietFrom: '12:00', quietUntil: '14:00' });
    // then
    expect(quietEnd(siesta, at('2026-03-02T13:00'))?.hour).to.equal(14);
    expect(quietEnd(siesta, at('2026-03-02T14:00'))).to.equal(undefined);
  });

  it('are none where none are set', () => {
    expect(quietEnd(rules({ quietFrom: undefined, quietUntil: undefined }), at('2026-03-02T23:00'))).to.equal(
      undefined,
    );
  });
});

describe('messages that are due', () => {
  const now = at('2026-03-02T10:00').toJSDate();
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const due = (id: string, recipient = 'a', takenAt?: Date) => ({ id, channel: 'sms' as const, recipient, takenAt });
  const mail = (id: string, recipient = 'lin@example.cn') => ({ ...due(id, recipient), channel: 'email' as const });
  const nothing = { byRecipient: new Map(), withinMinute: 0 };

  it('go up to so many per phone and hour; the rest waits until the oldest of them is an hour old', () => {
    // given
    const recent = { byRecipient: new Map([['a', [minutesAgo(50)]]]), withinMinute: 0 };
    // when
    const sorting = sortDue([due('1'), due('2'), due('3'), due('4', 'b')], recent, rules(), now);
    // then
    expect(sorting.taken).to.deep.equal(['1', '4']);
    expect(sorting.putOff).to.deep.equal([
      { id: '2', until: minutesAgo(-10) },
      { id: '3', until: minutesAgo(-10) },
    ]);
  });

  it('keep their place in the hour when they are tried again', () => {
    // given
    const recent = { byRecipient: new Map([['a', [minutesAgo(20), minutesAgo(10)]]]), withinMinute: 0 };
    // when
    const sorting = sortDue([due('1', 'a', minutesAgo(20)), due('2')], recent, rules(), now);
    // then
    expect(sorting.taken).to.deep.equal(['1']);
  });

  it('stay due when the platform has had enough for this minute', () => {
    // given
    const limits = rules({ perRecipientHour: undefined, perMinute: 3 });
    // when
    const sorting = sortDue([due('1'), due('2'), due('3')], { ...nothing, withinMinute: 1 }, limits, now);
    // then
    expect(sorting).to.deep.equal({ taken: ['1', '2'], putOff: [] });
  });

  it('take no room of the SMS platform as mail, and are so many an hour per mailbox as well', () => {
    // given
    const limits = rules({ perMinute: 1 });
    // when
    const sorting = sortDue([due('1'), due('2', 'b'), mail('3'), mail('4'), mail('5')], nothing, limits, now);
    // then
    expect(sorting).to.deep.equal({ taken: ['1', '3', '4'], putOff: [{ id: '5', until: minutesAgo(-60) }] });
  });
});
