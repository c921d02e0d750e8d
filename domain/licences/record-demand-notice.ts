import { announce, receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { writeAuditLine } from '../audit/index.ts';
import { updateDemandHinted } from './licence-demand-store.ts';
import { selectStock, updateStockHinted } from './stock-store.ts';
import { licenceClientMismatch, licenceDemandUnknown, stockLicenceNotFound } from './licence-errors.ts';
import { LICENCE_PROVIDER } from './record-licence-state.ts';

/** The repository tells that an issuer answered a demand; signature checked. What it answered is asked for, not believed. */
export interface DemandNotice {
  eventId: string;
  client: string;
  /** our demand number */
  requestKey: string;
}

/** Takes in a notice once per event id; the answer is fetched at once, outside this transaction. */
export const recordDemandNotice = async (
  needs: Needs,
  { notice, client }: { notice: DemandNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.client !== client) throw licenceClientMismatch();
  const { eventId, requestKey } = notice;
  return receiveOnce(needs, { provider: LICENCE_PROVIDER, eventId, body: { ...notice } }, async () => {
    const isOpen = await updateDemandHinted(needs, requestKey);
    if (isOpen === undefined) throw licenceDemandUnknown();
    if (!isOpen) return 'already';
    const line = { action: 'hear-of-demand', subjectKind: 'licence-demand', subjectId: requestKey };
    await writeAuditLine(needs, line, actor);
    await announce(needs, 'licences');
    return 'noted';
  });
};

/** The same for a converted licence the repository has looked at. */
export const recordStockNotice = async (
  needs: Needs,
  { notice, client }: { notice: DemandNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.client !== client) throw licenceClientMismatch();
  const { eventId, requestKey } = notice;
  return receiveOnce(needs, { provider: LICENCE_PROVIDER, eventId, body: { ...notice } }, async () => {
    const stock = await selectStock(needs, { push_no: requestKey });
    if (stock === undefined) throw stockLicenceNotFound();
    if (!(await updateStockHinted(needs, stock.identifier))) return 'already';
    const line = { action: 'hear-of-stock', subjectKind: 'stock-licence', subjectId: stock.identifier };
    await writeAuditLine(needs, line, actor);
    await announce(needs, 'licences');
    return 'noted';
  });
};
