import type { Actor, Needs } from '../needs.ts';
import { updateDemandHinted } from './licence-demand-store.ts';
import { licenceDemandUnknown, stockLicenceNotFound } from './licence-errors.ts';
import { selectStock, updateStockHinted } from './stock-store.ts';
import { noteHint, takeNotice } from './take-notice.ts';

/** The repository tells that an issuer answered a demand; signature checked. What it answered is asked for, not believed. */
export interface DemandNotice {
  eventId: string;
  client: string;
  /** our demand number */
  requestKey: string;
}

type Input = { notice: DemandNotice; client: string };

/** Takes in a notice once per event id; the answer is fetched at once, outside this transaction. */
export const recordDemandNotice = (needs: Needs, input: Input, actor: Actor) =>
  takeNotice(needs, input, async () => {
    const { requestKey } = input.notice;
    const isOpen = await updateDemandHinted(needs, requestKey);
    if (isOpen === undefined) throw licenceDemandUnknown();
    if (!isOpen) return 'already';
    return noteHint(needs, { action: 'hear-of-demand', subjectKind: 'licence-demand', subjectId: requestKey }, actor);
  });

/** The same for a converted licence the repository has looked at. */
export const recordStockNotice = (needs: Needs, input: Input, actor: Actor) =>
  takeNotice(needs, input, async () => {
    const stock = await selectStock(needs, { push_no: input.notice.requestKey });
    if (stock === undefined) throw stockLicenceNotFound();
    const { identifier: subjectId } = stock;
    if (!(await updateStockHinted(needs, input.notice.requestKey))) return 'already';
    return noteHint(needs, { action: 'hear-of-stock', subjectKind: 'stock-licence', subjectId }, actor);
  });
