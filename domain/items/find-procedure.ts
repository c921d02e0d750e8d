import { isSuspensionBasis, SUSPENSION_BASES } from '../clocks/index.ts';
import type { Item } from './item.ts';

/** A special procedure an item may use. */
export interface ProcedureKind {
  /** code of 行政许可法第四十五条, or key in `item.json` */
  basis: string;
  name: string;
  law: string | undefined;
  mayStopClock: boolean;
}

const lawful = (basis: keyof typeof SUSPENSION_BASES): ProcedureKind => {
  const { name, article: law } = SUSPENSION_BASES[basis];
  return { basis, name, law, mayStopClock: true };
};

/** The list of 行政许可法第四十五条 and what the item names besides. */
export const listProcedures = ({ specialProcedures = [] }: Pick<Item, 'specialProcedures'>): ProcedureKind[] => [
  ...Object.keys(SUSPENSION_BASES).filter(isSuspensionBasis).map(lawful),
  ...specialProcedures.map(({ key, name, law, stopsClock }) => ({
    ...{ basis: key, name, law },
    mayStopClock: stopsClock === true && law !== undefined,
  })),
];

export const findProcedure = (item: Pick<Item, 'specialProcedures'>, basis: string): ProcedureKind | undefined =>
  listProcedures(item).find((one) => one.basis === basis);
