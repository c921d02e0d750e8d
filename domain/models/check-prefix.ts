import type { Needs } from '../needs.ts';
import type { CompileInput, Finding } from './model-compiler.ts';
import { findItemOfPrefix } from './model-reader.ts';

/** Licences are numbered by prefix, day and the number of the case within its item: two items with one prefix would give one number twice. */
export const checkPrefix = async (needs: Needs, { key, item }: CompileInput): Promise<Finding[]> => {
  if (item === undefined) return [];
  const prefix = item.licence.numberPrefix;
  const other = await findItemOfPrefix(needs, { key, prefix });
  if (other === undefined) return [];
  const message = `/licence/numberPrefix：“${prefix}”已由事项“${other.name}”（${other.key}）使用，证照编号会重复`;
  return [{ file: 'item.json', elementId: null, rule: 'item/number-prefix', message, severity: 'error' }];
};
