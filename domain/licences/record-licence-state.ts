import { receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { licenceClientMismatch, licenceNotFound } from './licence-errors.ts';
import type { RepositoryLicenceState } from './licence-repository.ts';
import { lockLicence } from './licence-store.ts';
import { settleRevoked } from './revoke-licence.ts';

/** The repository tells that the state of a licence changed there; signature checked. */
export interface LicenceStateNotice {
  eventId: string;
  client: string;
  identifier: string;
  state: RepositoryLicenceState;
}

export const LICENCE_PROVIDER = 'licence-repository';

/** Takes in a notice once per event id. Revoked and cancelled end the licence here too; it never comes back to life. */
export const recordLicenceState = async (
  needs: Needs,
  { notice, client }: { notice: LicenceStateNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.client !== client) throw licenceClientMismatch();
  const { eventId, identifier, state } = notice;
  return receiveOnce(needs, { provider: LICENCE_PROVIDER, eventId, body: { ...notice } }, async () => {
    const licence = await lockLicence(needs, { identifier });
    if (!licence) throw licenceNotFound();
    if (state !== 'revoked' && state !== 'cancelled') return 'noted';
    return (await settleRevoked(needs, licence, `repository-${state}`, actor)) ? 'revoked' : 'already';
  });
};
