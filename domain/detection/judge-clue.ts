import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { accountsIn, type Clue, type Judgement } from './clue.ts';
import * as errors from './clue-errors.ts';
import { readClue } from './clue-reader.ts';
import { lockClue, updateClueJudged } from './clue-store.ts';

/** `version` is that of the clue the screen was made from; `note` says why, and stays with the clue. */
export interface JudgeClue {
  clueId: string;
  judgement: Judgement;
  note: string;
  version: number;
}

const getClue = async (needs: Needs, id: string): Promise<Clue> => {
  const clue = await readClue(needs, id);
  if (clue === undefined) throw errors.clueNotFound();
  return clue;
};

/** A supervisor says what is to be thought of a clue, once. Nobody judges a clue about their own work. */
export const judgeClue = async (needs: Needs, input: JudgeClue, actor: Actor): Promise<Clue> => {
  const { clueId, judgement, note, version } = input;
  await lockClue(needs, clueId);
  const clue = await getClue(needs, clueId);
  if (clue.state !== 'open') throw errors.clueAlreadyJudged();
  if (accountsIn(clue).includes(actor.id)) throw errors.clueAboutOneself();
  if (clue.version !== version) throw errors.clueChanged();
  await updateClueJudged(needs, clueId, { judgement, note, accountId: actor.id });
  const line = { action: 'judge-clue', subjectKind: 'clue', subjectId: clueId, details: { judgement } };
  await writeAuditLine(needs, line, actor);
  return getClue(needs, clueId);
};
