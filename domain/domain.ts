import { createCalendar } from './calendar/index.ts';
import { createClocks } from './clocks/index.ts';
import { createEvents } from './events/index.ts';
import type { EffectNeeds } from './exactly-once/index.ts';
import type { Needs } from './needs.ts';
import { createPeople, createPeopleEffects, type PasswordHasher } from './people/index.ts';

/** Every use-case of every room, bound to one database handle: the pool for reading, a transaction for a unit of work. */
export const createDomain = (needs: Needs) => ({
  calendar: createCalendar(needs),
  clocks: createClocks(needs),
  events: createEvents(needs),
  people: createPeople(needs),
});
export type Domain = ReturnType<typeof createDomain>;

/** Everything outside the program, by port. `adapters/outside.ts` connects it. */
export interface Outside {
  hasher: PasswordHasher;
}

/** The use-cases that touch the outside; each opens its own transactions around the call. */
export const createEffects = (needs: EffectNeeds & { outside: Outside }) => ({
  people: createPeopleEffects({ ...needs, ...needs.outside }),
});
export type Effects = ReturnType<typeof createEffects>;
