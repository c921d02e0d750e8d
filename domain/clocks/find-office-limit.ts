import type { Needs } from '../needs.ts';
import { officeLimitNotFound } from './clock-errors.ts';
import type { OfficeLimit } from './office-limit.ts';
import { selectOfficeLimit, selectOfficeLimits } from './office-limit-store.ts';

/** Errors: office-limit-not-found. */
export const getOfficeLimit = async (needs: Needs, key: string): Promise<OfficeLimit> => {
  const limit = await selectOfficeLimit(needs, key);
  if (limit === undefined) throw officeLimitNotFound([{ path: '/key', message: key }]);
  return limit;
};

/** All of them, by key. */
export const listOfficeLimits = (needs: Needs): Promise<OfficeLimit[]> => selectOfficeLimits(needs);
