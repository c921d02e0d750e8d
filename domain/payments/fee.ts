import { feeFactMissing } from './payment-errors.ts';

/** How an item charges (item.json `fee`): area × days × rate, free when the exemption fact is true. */
export interface FeeRule {
  name: string;
  legalBasis: string;
  /** fen, whole */
  fenPerSquareMetrePerDay: number;
  /** names of facts: square metres, days */
  areaFact: string;
  daysFact: string;
  exemptFact?: string | undefined;
  exemptReason?: string | undefined;
}

export type Facts = Readonly<Record<string, unknown>>;

const wholeFact = (facts: Facts, name: string): number => {
  const value = facts[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw feeFactMissing([{ path: `/facts/${name}`, message: '计费要素缺失或不是非负整数' }]);
};

/** What is to be paid, in fen; 0 = nothing: the item charges nothing, or the case is exempt. */
export const computeFee = (rule: FeeRule | undefined, facts: Facts): number => {
  if (!rule || (rule.exemptFact !== undefined && facts[rule.exemptFact] === true)) return 0;
  return wholeFact(facts, rule.areaFact) * wholeFact(facts, rule.daysFact) * rule.fenPerSquareMetrePerDay;
};
