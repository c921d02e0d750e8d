import type { Needs } from '../needs.ts';
import type { Command } from './command.ts';
import { leaseCommands, unparkOverdueCommands } from './outbox-store.ts';

/** After so long another relay takes the command: the first is taken for dead, or its late answer no longer counts. */
export const LEASE_SECONDS = 15;

/** Takes up to `limit` commands that are due, one per subject. `mayUnpark`: looks for parked ones whose wait is over, too. */
export const takeCommands = async (needs: Needs, limit: number, mayUnpark = true): Promise<Command[]> => {
  if (mayUnpark) await unparkOverdueCommands(needs);
  return leaseCommands(needs, limit, LEASE_SECONDS);
};
