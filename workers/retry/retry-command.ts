import {
  type EffectNeeds,
  listOpenIncidents,
  type ProcessEngine,
  RETRYABLE,
  retryIncident,
} from '../../domain/exactly-once/index.ts';
import type { Actor } from '../../domain/needs.ts';

/** What the command stands on; `say` prints a line for the operator. */
export interface RetryCommandNeeds extends EffectNeeds {
  engine: Pick<ProcessEngine, 'setExternalTaskRetries'>;
  say(line: string): void;
}

const list = async ({ transact, say }: RetryCommandNeeds): Promise<void> => {
  const open = await transact((needs) => listOpenIncidents(needs));
  const retryable = open.filter(({ kind }) => RETRYABLE.includes(kind));
  for (const { number, kind, subject, caseNo, openedAt, message } of retryable)
    say([number, kind, subject, caseNo ?? '', openedAt.toFormat('yyyy-MM-dd HH:mm'), message].join('\t'));
  if (retryable.length === 0) say('没有可以重试的异常');
};

/** Each word is the number or the subject of an incident. */
export const runRetryCommand = async (
  needs: RetryCommandNeeds,
  words: readonly string[],
  actor: Actor,
): Promise<void> => {
  if (words.length === 0) return list(needs);
  for (const word of words) {
    const { number, subject } = await retryIncident(needs, { incident: word }, actor);
    needs.say(`已重新发出：异常 ${number}（${subject}）；办成后自动销账`);
  }
};
