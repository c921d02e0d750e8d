import type { Schedule } from '../schedule.ts';

/** Looks at what was decided lately for facts that deserve a supervisor's look. */
export const detectClues: Schedule = {
  name: 'detect-clues',
  every: 300_000,
  async run({ transact, log }) {
    const actor = { kind: 'system', id: 'detect-clues' } as const;
    const { raised, isBehind } = await transact((domain) => domain.detection.detectClues({}, actor));
    if (raised > 0) log.info({ raised }, 'raised clues');
    return isBehind;
  },
};
