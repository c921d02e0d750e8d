import { bindNeeds, type Needs } from '../needs.ts';
import { detectClues } from './detect-clues.ts';
import { judgeClue } from './judge-clue.ts';
import { listClues } from './list-clues.ts';

export type { Clue, ClueFacts, ClueRule, ClueState, Judgement, RecordedStep } from './clue.ts';
export { accountsIn, CLUE_RULES, stepsIn } from './clue.ts';
export * from './clue-errors.ts';
export type { ClueCounts, ClueFilter, CluePosition } from './clue-reader.ts';
export type { JudgeClue } from './judge-clue.ts';
export type { ClueList } from './list-clues.ts';
export { THRESHOLDS, type Thresholds } from './thresholds.ts';
export { detectClues, judgeClue, listClues };
export const createDetection = (needs: Needs) => bindNeeds(needs, { detectClues, judgeClue, listClues });
