import { oneByOne } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { lockByMessageKey, type SentNotification, takeUnreported } from './receipt-store.ts';
import type { NotificationEffectNeeds } from './send-notifications.ts';
import { settleReport } from './settle-report.ts';

/** Minutes without a receipt before we ask, and between two questions. */
const SILENT_MINUTES = 30;
/** Days after which a platform knows nothing new: the message stays "sent". */
const HOPELESS_DAYS = 3;

const queryMessage = async (
  needs: NotificationEffectNeeds,
  { messageKey }: SentNotification,
  actor: Actor,
): Promise<void> => {
  const report = (await needs.sms.find(messageKey))?.report;
  if (!report) return;
  await needs.transact(async (inside) => {
    const sent = await lockByMessageKey(inside, messageKey);
    if (sent) await settleReport(inside, sent, report, actor);
  });
};

/** Asks the platform about messages whose receipts may never come. One that fails is asked about again next time. */
export const queryUnreported = async (
  needs: NotificationEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<{ asked: number; failed: number }> => {
  const now = needs.clock.now();
  const before = now.minus({ minutes: SILENT_MINUTES }).toJSDate();
  const since = now.minus({ days: HOPELESS_DAYS }).toJSDate();
  const silent = await needs.transact((inside) => takeUnreported(inside, { since, before, limit }));
  const results = await oneByOne(silent, (one) => queryMessage(needs, one, actor));
  return { asked: silent.length, failed: results.filter(({ status }) => status === 'rejected').length };
};
