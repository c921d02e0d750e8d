import { oneByOne } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import type { Licence } from './licence.ts';
import { BY_REPOSITORY, CHANGE_RULES } from './licence-change.ts';
import type { LicenceChangeKind } from './licence-change.ts';
import { selectChanges } from './licence-change-store.ts';
import { takeHintedLicences, takeUnaskedLicences, updateLicenceAnswered } from './licence-question-store.ts';
import type { LicenceQuestion } from './licence-question-store.ts';
import type { RepositoryLicenceState } from './licence-repository.ts';
import { lockLicence } from './licence-store.ts';
import { recordChange } from './record-change.ts';

/** A question about a hinted licence that was never answered is put again after so long. */
const RETRY_MINUTES = 5;

/** A notice may be lost: whatever is in somebody's hands is asked about this often. */
const SILENT_DAYS = 7;

const KINDS: Readonly<Record<RepositoryLicenceState, LicenceChangeKind>> = {
  valid: 'lift',
  suspended: 'suspend',
  revoked: 'revoke',
  cancelled: 'cancel',
};

/** What we decided counts: the repository lifts only a suspension that was its own, and an ended licence never comes back to life. */
const mayFollow = async (needs: Needs, { id, state }: Licence, kind: LicenceChangeKind): Promise<boolean> => {
  if (state === 'intended') return kind === 'revoke' || kind === 'cancel';
  if (!CHANGE_RULES[kind].from.includes(state)) return false;
  return kind !== 'lift' || (await selectChanges(needs, id)).at(-1)?.ground === BY_REPOSITORY;
};

/** An answer that was overtaken is dropped: whatever overtook it asks again. */
const follow = async (
  needs: Needs,
  question: LicenceQuestion,
  state: RepositoryLicenceState | undefined,
  actor: Actor,
): Promise<void> => {
  if (!(await updateLicenceAnswered(needs, question)) || state === undefined) return;
  const licence = await lockLicence(needs, { identifier: question.identifier });
  const kind = KINDS[state];
  if (licence === undefined || !(await mayFollow(needs, licence, kind))) return;
  const made = { kind, ground: BY_REPOSITORY, documentNo: undefined, decidedBy: undefined };
  await recordChange(needs, licence, { ...made, reason: '电子证照库中的状态已经变更', isTold: true }, actor);
};

const ask = async (needs: LicenceEffectNeeds, question: LicenceQuestion, actor: Actor): Promise<void> => {
  const answer = await needs.repository.findLicence(question.identifier);
  await needs.transact((inside) => follow(inside, question, answer?.state, actor));
};

/**
 * Asks the repository where licences stand and follows it: those it told us about at once, up to `limit` of the others in their turn.
 * What it answers to our own question counts, a notice only makes us ask; what it does not know stays as it is. Answers how many
 * hinted ones were taken up; one that fails keeps no other back and is asked about again.
 */
export const followLicenceStates = async (
  needs: LicenceEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<number> => {
  const now = needs.clock.now();
  const triedBefore = now.minus({ minutes: RETRY_MINUTES }).toJSDate();
  const askedBefore = now.minus({ days: SILENT_DAYS }).toJSDate();
  const hinted = await needs.transact((inside) => takeHintedLicences(inside, triedBefore, limit));
  const silent = await needs.transact((inside) => takeUnaskedLicences(inside, askedBefore, limit));
  const results = await oneByOne([...hinted, ...silent], (question) => ask(needs, question, actor));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return hinted.length;
};
