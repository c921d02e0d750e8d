import { createEvents } from './events/index.ts';
import type { Needs } from './needs.ts';

/** Every use-case of every room, bound to one database handle: the pool for reading, a transaction for a unit of work. */
export const createDomain = (needs: Needs) => ({
  events: createEvents(needs),
});
export type Domain = ReturnType<typeof createDomain>;
