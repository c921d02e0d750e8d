import type { DateTime } from 'luxon';
import { dayNumberOf, dayOfNumber, officeTime } from '../calendar/index.ts';
import type { DomainError } from '../errors.ts';
import { type AskedSuspension, type DeadlineQuestion, MOST_UNITS } from './deadline.ts';
import * as errors from './deadline-errors.ts';
import { EXTENSION } from './explanation.ts';
import type { ClockLedger, ClockUnit, Suspension } from './limit-clock.ts';
import { isSuspensionBasis } from './suspension-basis.ts';

type Maker = (details: { path: string; message: string }[]) => DomainError;

const wrong = (make: Maker, path: string): DomainError => make([{ path, message: make([]).message }]);

const YEARS = { first: 2010, last: 2060 };

/** The question as a ledger, the very thing clocks are reckoned from; throws what is wrong with it, by a code of its own. */
export const checkQuestion = (question: DeadlineQuestion): ClockLedger => {
  const { unit, budget, extension } = question;
  const startedAt = startOf(question);
  if (!isAmount(budget, unit)) throw wrong(errors.budgetOutOfRange, '/budget');
  if (extension !== undefined && !isAmount(extension, unit)) throw wrong(errors.extensionOutOfRange, '/extension');
  const suspensions = (question.suspensions ?? []).map((one, at) => suspensionOf(one, unit, `/suspensions/${at}`));
  return {
    startedAt,
    budget,
    unit,
    yellowBefore: undefined,
    suspensions: inOrder(suspensions),
    extensions:
      extension === undefined ? [] : [{ budget: extension, basis: EXTENSION, reason: '', grantedAt: startedAt }],
  };
};

const isAmount = (amount: number, unit: ClockUnit): boolean =>
  Number.isInteger(amount) && amount >= 1 && amount <= MOST_UNITS[unit];

const startOf = ({ receivedOn, receivedAt, unit }: DeadlineQuestion): DateTime => {
  if (unit === 'hour') {
    if (receivedAt === undefined) throw wrong(errors.receiptMissing, '/receivedAt');
    return instantIn(receivedAt, '/receivedAt');
  }
  if (receivedOn === undefined) throw wrong(errors.receiptMissing, '/receivedOn');
  return dayIn(receivedOn, '/receivedOn');
};

const suspensionOf = (one: AskedSuspension, unit: ClockUnit, path: string): Suspension => {
  const read = unit === 'hour' ? instantIn : dayIn;
  const [fromAt, untilAt] = [read(one.from, `${path}/from`), read(one.until, `${path}/until`)];
  if (fromAt >= untilAt) throw wrong(errors.suspensionEmpty, `${path}/until`);
  return { fromAt, untilAt, expectedUntil: undefined, basis: basisOf(one, path) };
};

/** Without a law nothing stops a clock (行政许可法第四十五条): 现场踏勘 does only where the item cites one. */
const basisOf = ({ basis, law = '' }: AskedSuspension, path: string): string => {
  if (isSuspensionBasis(basis)) return basis;
  if (basis !== 'item') throw wrong(errors.suspensionBasisUnknown, `${path}/basis`);
  if (!/第[一二三四五六七八九十百零〇\d]+条/.test(law)) throw wrong(errors.suspensionBasisUnknown, `${path}/law`);
  return law;
};

const inOrder = (suspensions: readonly Suspension[]): Suspension[] => {
  const sorted = suspensions.map((one, at) => ({ one, at })).sort((a, b) => +a.one.fromAt - +b.one.fromAt);
  for (const [next, { one, at }] of sorted.entries()) {
    const before = sorted[next - 1]?.one.untilAt;
    if (before !== undefined && one.fromAt < before) throw wrong(errors.suspensionsOverlap, `/suspensions/${at}`);
  }
  return sorted.map(({ one }) => one);
};

const dayIn = (text: string, path: string): DateTime => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || dayOfNumber(dayNumberOf(text)) !== text)
    throw wrong(errors.dayImpossible, path);
  return within(officeTime(text), path);
};

const instantIn = (text: string, path: string): DateTime => {
  const instant = officeTime(text);
  if (!instant.isValid || !/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) throw wrong(errors.dayImpossible, path);
  return within(instant, path);
};

const within = (instant: DateTime, path: string): DateTime => {
  if (instant.year < YEARS.first || instant.year > YEARS.last) throw wrong(errors.dayOutOfRange, path);
  return instant;
};
