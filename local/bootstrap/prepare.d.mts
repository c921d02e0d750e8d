/** Everything a fresh clone lacks before TypeScript can run; what is there already costs no time. */
export const prepare: (
  root: string,
  needs: { systemNeeds: string[]; engineFamilies: string[]; hasPages: boolean },
) => Promise<void>;
