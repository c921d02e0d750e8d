import type { Actor, Needs } from '../needs.ts';
import type { Licence } from './licence.ts';
import { BY_REPOSITORY, CHANGE_RULES } from './licence-change.ts';
import type { LicenceChangeKind } from './licence-change.ts';
import { selectChanges } from './licence-change-store.ts';
import { licenceNotFound } from './licence-errors.ts';
import type { RepositoryLicenceState } from './licence-repository.ts';
import { lockLicence } from './licence-store.ts';
import { recordChange } from './record-change.ts';
import { takeNotice } from './take-notice.ts';

/** The repository tells that the state of a licence changed there; signature checked. */
export interface LicenceStateNotice {
  eventId: string;
  client: string;
  identifier: string;
  state: RepositoryLicenceState;
}

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

const follow = async (needs: Needs, licence: Licence, kind: LicenceChangeKind, actor: Actor): Promise<string> => {
  if (!(await mayFollow(needs, licence, kind))) return 'already';
  const made = { kind, ground: BY_REPOSITORY, documentNo: undefined, decidedBy: undefined };
  await recordChange(needs, licence, { ...made, reason: '电子证照库通知', isTold: true }, actor);
  return CHANGE_RULES[kind].to;
};

/** Takes in a notice once per event id; answers the state it brought the licence to here, or `already`. */
export const recordLicenceState = (
  needs: Needs,
  input: { notice: LicenceStateNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> =>
  takeNotice(needs, input, async () => {
    const { identifier, state } = input.notice;
    const licence = await lockLicence(needs, { identifier });
    if (!licence) throw licenceNotFound();
    return follow(needs, licence, KINDS[state], actor);
  });
