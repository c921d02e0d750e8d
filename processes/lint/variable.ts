import type { Literal } from './feel.ts';

/** What a variable holds: a type, or the texts it can be. */
export type VariableType = 'date' | 'integer' | 'boolean' | 'string' | readonly string[];
export type Variables = Readonly<Record<string, VariableType>>;

const typeNames = ['date', 'integer', 'boolean', 'string'] as const;

/** Reads a declaration such as `date` or `paid | unpaid`. */
export const readType = (text: string): VariableType => {
  const known = typeNames.find((name) => name === text.trim());
  return known ?? text.split('|').map((value) => value.trim());
};

/** One variable written in several places can hold what any of them writes. */
export const joinTypes = (one: VariableType | undefined, other: VariableType): VariableType => {
  if (one === undefined) return other;
  if (typeof one === 'string' || typeof other === 'string') return one === 'string' ? one : other;
  return [...new Set([...one, ...other])];
};

export const isOfType = (type: VariableType, literal: Literal): boolean => {
  if (type === 'boolean') return typeof literal === 'boolean';
  if (type === 'integer') return typeof literal === 'number';
  if (type === 'string') return typeof literal === 'string';
  return type !== 'date' && typeof literal === 'string' && type.includes(literal);
};

/** All values there are, where that can be said. */
export const valuesOfType = (type: VariableType | undefined): readonly Literal[] | undefined => {
  if (type === 'boolean') return [true, false];
  return typeof type === 'string' || type === undefined ? undefined : type;
};
