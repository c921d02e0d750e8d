import { receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { messageClientMismatch, messageUnknown } from './notification-errors.ts';
import type { MessageReport } from './receipt.ts';
import { lockByMessageKey } from './receipt-store.ts';
import { settleReport } from './settle-report.ts';

/** A receipt pushed by the SMS platform; signature checked. */
export interface ReceiptNotice extends MessageReport {
  eventId: string;
  client: string;
  messageKey: string;
}

export const SMS_PROVIDER = 'sms';

/**
 * Takes in a receipt once per event id, whatever order they come in. Answers the word kept: reported, or noted. Errors:
 * message-unknown, message-client-mismatch.
 */
export const recordReceipt = async (
  needs: Needs,
  { notice, client }: { notice: ReceiptNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.client !== client) throw messageClientMismatch();
  const { eventId, messageKey, status, code, at } = notice;
  const body = { messageKey, status, at, ...(code !== undefined && { code }) };
  return receiveOnce(needs, { provider: SMS_PROVIDER, eventId, body }, async () => {
    const sent = await lockByMessageKey(needs, messageKey);
    if (!sent) throw messageUnknown();
    return (await settleReport(needs, sent, notice, actor)) ? 'reported' : 'noted';
  });
};
