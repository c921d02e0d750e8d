import { writeAuditLine } from '../audit/index.ts';
import { announce, receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { licenceClientMismatch } from './licence-errors.ts';

export const LICENCE_PROVIDER = 'licence-repository';

/** Takes in what the repository tells us, once per event id; what it tells another client is refused (`licence-client-mismatch`). */
export const takeNotice = async <Notice extends { eventId: string; client: string }>(
  needs: Needs,
  { notice, client }: { notice: Notice; client: string },
  take: () => Promise<string>,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.client !== client) throw licenceClientMismatch();
  return receiveOnce(needs, { provider: LICENCE_PROVIDER, eventId: notice.eventId, body: { ...notice } }, take);
};

/** Something was answered: whoever asks the repository is woken. Answers the word kept. */
export const noteHint = async (
  needs: Needs,
  line: { action: string; subjectKind: string; subjectId: string },
  actor: Actor,
): Promise<'noted'> => {
  await writeAuditLine(needs, line, actor);
  await announce(needs, 'licences');
  return 'noted';
};
