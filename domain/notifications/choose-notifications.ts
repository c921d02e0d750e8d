import type { Needs } from '../needs.ts';
import { quietEnd, sortDue } from './message-rules.ts';
import { selectMessageRules } from './message-rules-store.ts';
import type { Notification } from './notification-store.ts';
import {
  holdChoice,
  selectDue,
  selectRecentTraffic,
  takeNotifications,
  updateNotificationLater,
} from './notification-store.ts';

/**
 * Takes up to `limit` messages that may go now, and puts off those whose recipient has had enough for this hour. What quiet hours or
 * the platform's own limit keep back stays due as it is.
 */
export const chooseNotifications = async (
  needs: Needs,
  { limit, leaseUntil }: { limit: number; leaseUntil: Date },
): Promise<{ taken: Notification[]; putOff: number }> => {
  await holdChoice(needs);
  const [rules, now] = [await selectMessageRules(needs), needs.clock.now()];
  const due = await selectDue(needs, { limit, isQuiet: quietEnd(rules, now) !== undefined });
  if (due.length === 0) return { taken: [], putOff: 0 };
  const recent = await selectRecentTraffic(
    needs,
    due.map(({ recipient }) => recipient),
  );
  const sorting = sortDue(due, recent, rules, now.toJSDate());
  for (const { id, until } of sorting.putOff) await updateNotificationLater(needs, id, until);
  const taken = await takeNotifications(needs, { ids: sorting.taken, leaseUntil });
  return { taken, putOff: sorting.putOff.length };
};
