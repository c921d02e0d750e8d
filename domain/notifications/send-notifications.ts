import { writeAuditLine } from '../audit/index.ts';
import { DomainError } from '../errors.ts';
import { announce, openIncident } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { chooseNotifications } from './choose-notifications.ts';
import { handOver, type Ways } from './hand-over.ts';
import { updateNotificationFailed, updateNotificationLater, updateNotificationSent } from './notification-store.ts';
import type { Notification } from './notification-store.ts';
import { isForApplicant } from './officer-templates.ts';
import { tellWindow } from './tell-window.ts';

export type NotificationEffectNeeds = EffectNeeds & Ways;

/** Given up after so many tries: about a day. */
const MAX_ATTEMPTS = 14;
/** A sender that dies in the middle has its messages taken over after this. */
const LEASE_SECONDS = 60;

const backoffSeconds = (attempts: number): number => Math.min(4 * 3600, 10 * 2 ** attempts);

const audit = (needs: Needs, { id, attempts }: Notification, outcome: string, actor: Actor): Promise<void> => {
  const line = {
    action: 'send-notification',
    subjectKind: 'notification',
    subjectId: id,
    details: { outcome, attempts },
  };
  return writeAuditLine(needs, line, actor);
};

const noteSent = (needs: NotificationEffectNeeds, notification: Notification, actor: Actor): Promise<void> =>
  needs.transact(async (inside) => {
    await updateNotificationSent(inside, notification.id);
    if (notification.caseNo !== undefined) await announce(inside, 'desk', notification.caseNo);
    await audit(inside, notification, 'sent', actor);
  });

const giveUp = (
  needs: NotificationEffectNeeds,
  notification: Notification,
  reason: string,
  actor: Actor,
): Promise<void> =>
  needs.transact(async (inside) => {
    const { id: subject, caseNo, channel, template } = notification;
    await updateNotificationFailed(inside, subject);
    const incident = { kind: 'notification-failed', subject, message: reason };
    await openIncident(inside, caseNo === undefined ? incident : { ...incident, caseNo });
    if (caseNo !== undefined && isForApplicant(template))
      await tellWindow(inside, { id: subject, caseNo, channel, template, code: '' });
    await audit(inside, notification, reason, actor);
  });

const sendOne = async (needs: NotificationEffectNeeds, notification: Notification, actor: Actor): Promise<boolean> => {
  const { id, attempts } = notification;
  try {
    await handOver(needs, notification);
    await needs.reached('notification-sent');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isFinal = error.kind !== 'unavailable' || attempts >= MAX_ATTEMPTS;
    if (isFinal) await giveUp(needs, notification, error.code, actor);
    else {
      const later = needs.clock
        .now()
        .plus({ seconds: backoffSeconds(attempts) })
        .toJSDate();
      await needs.transact((inside) => updateNotificationLater(inside, id, later));
    }
    return false;
  }
  await noteSent(needs, notification, actor);
  return true;
};

/**
 * Sends what is due and may go now, once each: the platform knows a message by our key, so a crash between sending and noting it sends nothing
 * twice; a mail may come twice then, as one and the same. What fails is tried again later and later, then given up as an incident.
 */
export const sendNotifications = async (
  needs: NotificationEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<{ taken: number; sent: number; putOff: number }> => {
  const leaseUntil = needs.clock.now().plus({ seconds: LEASE_SECONDS }).toJSDate();
  const { taken, putOff } = await needs.transact((inside) => chooseNotifications(inside, { limit, leaseUntil }));
  const results = await Promise.all(taken.map((notification) => sendOne(needs, notification, actor)));
  return { taken: taken.length, sent: results.filter(Boolean).length, putOff };
};
