import type { Needs } from '../needs.ts';
import type { ClockUnit } from './limit-clock.ts';
import type { OfficeLimit } from './office-limit.ts';

interface OfficeLimitRow {
  key: string;
  name: string;
  budget: number;
  unit: ClockUnit;
  legal_basis: string;
}

const toLimit = ({ key, name, budget, unit, legal_basis: legalBasis }: OfficeLimitRow): OfficeLimit => ({
  key,
  name,
  budget,
  unit,
  legalBasis,
});

export const selectOfficeLimit = async ({ db }: Needs, key: string): Promise<OfficeLimit | undefined> => {
  const row: OfficeLimitRow | undefined = await db('office_limits').where({ key }).first();
  return row && toLimit(row);
};

export const selectOfficeLimits = async ({ db }: Needs): Promise<OfficeLimit[]> => {
  const rows: OfficeLimitRow[] = await db('office_limits').orderBy('key');
  return rows.map(toLimit);
};

export const updateOfficeLimit = async ({ db }: Needs, limit: Omit<OfficeLimit, 'name'>): Promise<void> => {
  const { key, budget, unit, legalBasis } = limit;
  await db('office_limits').where({ key }).update({ budget, unit, legal_basis: legalBasis });
};
