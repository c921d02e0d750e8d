import type { Actor, Needs } from '../needs.ts';
import { licenceNotFound } from './licence-errors.ts';
import { updateLicenceHinted } from './licence-question-store.ts';
import type { RepositoryLicenceState } from './licence-repository.ts';
import { lockLicence } from './licence-store.ts';
import { noteHint, takeNotice } from './take-notice.ts';

/** The repository tells that the state of a licence changed there; signature checked. The state itself is asked for, not believed. */
export interface LicenceStateNotice {
  eventId: string;
  client: string;
  identifier: string;
  /** what it was when the notice was written, which may be long ago: notices overtake each other */
  state: RepositoryLicenceState;
}

/** Takes in a notice once per event id; the state is asked for at once, outside this transaction (`followLicenceStates`). */
export const recordLicenceState = (
  needs: Needs,
  input: { notice: LicenceStateNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> =>
  takeNotice(needs, input, async () => {
    const licence = await lockLicence(needs, { identifier: input.notice.identifier });
    if (!licence) throw licenceNotFound();
    if (!(await updateLicenceHinted(needs, licence.id))) return 'already';
    return noteHint(needs, { action: 'hear-of-licence-state', subjectKind: 'licence', subjectId: licence.id }, actor);
  });
