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
      <div key={fact.key} className={fact.isWide || isLong(fact.value) ? 'tb-fact tb-fact-wide' : 'tb-fact'}>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

/** A long text gets the whole row instead of a narrow column. */
const isLong = (value: ReactNode): boolean => typeof value === 'string' && value.length > 30;
