import type { ReactNode } from 'react';
import './layout.css';

export interface Fact {
  key: string;
  label: string;
  value: ReactNode;
  /** takes the whole row */
  isWide?: boolean;
}

/** Label and value pairs in columns. */
export const Facts = ({ facts, columns = 2 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) => (
  <dl className="tb-facts" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
    {facts.map((fact) => (
      <div key={fact.key} className={classOf(fact)}>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

const classOf = (fact: Fact): string => {
  if (fact.label.length > longestLabel) return 'tb-fact tb-fact-wide tb-fact-sentence';
  return fact.isWide === true || isLong(fact.value) ? 'tb-fact tb-fact-wide' : 'tb-fact';
};

/** A label that is a sentence stands before its value instead of above it in a narrow column. */
const longestLabel = 20;

/** A long text gets the whole row instead of a narrow column. */
const isLong = (value: ReactNode): boolean => typeof value === 'string' && value.length > 30;
