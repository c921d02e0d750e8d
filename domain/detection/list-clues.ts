import type { Needs } from '../needs.ts';
import type { Clue } from './clue.ts';
import { countClues, readClues, type ClueCounts, type ClueFilter, type CluePosition } from './clue-reader.ts';

export interface ClueList {
  clues: Clue[];
  counts: ClueCounts;
  /** where the next page begins; undefined on the last */
  next: CluePosition | undefined;
}

/** A page of clues, what happened last first, and how many there are in each state. */
export const listClues = async (
  needs: Needs,
  input: ClueFilter & { after?: CluePosition | undefined; limit: number },
): Promise<ClueList> => {
  const { after, limit, ...filter } = input;
  const found = await readClues(needs, filter, { after, limit: limit + 1 });
  const clues = found.slice(0, limit);
  const last = found.length > limit ? clues.at(-1) : undefined;
  const next = last && { happenedAt: last.happenedAt, id: last.id };
  return { clues, counts: await countClues(needs, filter), next };
};
