import { expect } from 'chai';
import fc from 'fast-check';
import { coverageOf, possibleDays } from '../../../domain/reconciliation/coverage.ts';
import { judgePair } from '../../../domain/reconciliation/difference.ts';
import type { Ours, Pair, Theirs } from '../../../domain/reconciliation/difference.ts';

const line = (change: Partial<Theirs> = {}): Theirs => ({
  day: '2026-03-02',
  kind: 'payment',
  number: 'o-1',
  orderNo: 'o-1',
  gatewayNo: 'T-1',
  amountFen: 100,
  isDone: true,
  ...change,
});
const book = (change: Partial<Ours> = {}): Ours => ({
  orderNo: 'o-1',
  caseNo: 'c-1',
  amountFen: 100,
  state: 'paid',
  gatewayNo: 'T-1',
  settledAt: new Date('2026-03-02T10:00:00+08:00'),
  ...change,
});
const judge = (theirs: Theirs[], ours: Ours | undefined, kind: Pair['kind'] = 'payment', isCovered = true) =>
  judgePair({ kind, number: 'o-1', theirs, ours }, () => isCovered)?.kind;

describe('what counts as a difference', () => {
  it('names each way our books and the statement may differ', () => {
    const unpaid = { state: 'payable', gatewayNo: undefined, settledAt: undefined };
    expect(judge([line()], book())).to.equal(undefined);
    expect(judge([], book())).to.equal('payment-missing-there');
    expect(judge([line()], undefined)).to.equal('payment-missing-here');
    expect(judge([line({ amountFen: 99 })], book())).to.equal('payment-amount-differs');
    expect(judge([line()], book(unpaid))).to.equal('payment-state-differs');
    expect(judge([line(), line({ gatewayNo: 'T-2' })], book())).to.equal('payment-doubled');
    expect(judge([line({ gatewayNo: 'T-2' })], book())).to.equal('payment-doubled');
    expect(judge([], book(unpaid))).to.equal(undefined);
    expect(judge([], undefined)).to.equal(undefined);
  });

  it('lets a refund take its time on either side', () => {
    const refund = { kind: 'refund', gatewayNo: 'R-1' } as const;
    const sent = { state: 'sent', settledAt: undefined };
    expect(judge([line({ ...refund, isDone: false })], book(sent), 'refund')).to.equal(undefined);
    expect(judge([line({ ...refund, isDone: false })], book(), 'refund')).to.equal(undefined);
    expect(judge([line(refund)], book(sent), 'refund')).to.equal('refund-state-differs');
    expect(judge([], book(sent), 'refund')).to.equal(undefined);
    expect(judge([], book(), 'refund')).to.equal('refund-missing-there');
    expect(judge([line(refund)], undefined, 'refund')).to.equal('refund-missing-here');
    expect(judge([line({ ...refund, amountFen: 1 })], book(), 'refund')).to.equal('refund-amount-differs');
  });

  it('waits for every statement a movement near midnight may stand on', () => {
    const at = (time: string) => possibleDays(new Date(`2026-03-${time}+08:00`));
    expect(at('02T12:00:00')).to.deep.equal(['2026-03-02']);
    expect(at('02T21:00:00')).to.deep.equal(['2026-03-02', '2026-03-03']);
    expect(at('02T20:59:59')).to.deep.equal(['2026-03-02']);
    expect(at('03T00:00:00')).to.deep.equal(['2026-03-02', '2026-03-03']);
    expect(at('03T02:59:59')).to.deep.equal(['2026-03-02', '2026-03-03']);
    expect(at('03T03:00:00')).to.deep.equal(['2026-03-03']);
    const isCovered = coverageOf(new Set(['2026-03-02']));
    expect(isCovered(new Date('2026-03-02T12:00:00+08:00'))).to.equal(true);
    expect(isCovered(new Date('2026-03-02T23:30:00+08:00'))).to.equal(false);
  });

  it('never sees a difference in a movement both sides have, whatever day the platform puts it on', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    const instant = fc.date({ min: new Date('2026-02-01'), max: new Date('2026-02-28'), noInvalidDate: true });
    fc.assert(
      fc.property(day, instant, fc.integer({ min: 1 }), fc.boolean(), (onDay, settledAt, amountFen, isCovered) => {
        expect(judge([line({ day: onDay, amountFen })], book({ settledAt, amountFen }), 'payment', isCovered)).to.equal(
          undefined,
        );
      }),
    );
  });
});
