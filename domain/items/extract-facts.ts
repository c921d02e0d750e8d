import type { Filing } from './filing.ts';
import type { ItemFact } from './item.ts';
import type { PublishedItem } from './published-item.ts';

export type FactValue = number | boolean | string;
/** Fact key → value: what the engine and the fee rule are told of a case. */
export type Facts = Record<string, FactValue>;

const isOfType = (fact: ItemFact, value: unknown): value is FactValue => {
  if (fact.type === 'integer') return Number.isSafeInteger(value);
  if (fact.type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (fact.values === undefined || fact.values.includes(value));
};

const zero: Readonly<Record<ItemFact['type'], FactValue>> = { integer: 0, boolean: false, string: '' };

/**
 * Every fact of the item, computed from a checked filing. A field left out (hidden, or optional) counts as 0, false or '', because
 * a condition that reads an absent variable would stop the engine.
 */
export const extractFacts = (
  { item, filing: { facts } }: PublishedItem,
  { form, delivery }: Pick<Filing, 'form' | 'delivery'>,
): Facts => {
  const fieldOf = new Map(Object.entries(facts).map(([field, fact]) => [fact, field]));
  const valueOf = (fact: ItemFact): unknown => {
    if (fact.source === 'departments') return item.departments.branches.length;
    if (fact.source === 'delivery') return delivery.method;
    return form[fieldOf.get(fact.key) ?? fact.key];
  };
  return Object.fromEntries(
    item.facts.map((fact) => {
      const value = valueOf(fact);
      return [fact.key, isOfType(fact, value) ? value : zero[fact.type]];
    }),
  );
};
