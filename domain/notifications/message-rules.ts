import type { DateTime } from 'luxon';
import type { Channel } from './channel.ts';

/** What is sent when, and how much of it. Times are `HH:mm` in office time; undefined: no such rule. */
export interface MessageRules {
  /** what is not urgent waits from then */
  quietFrom: string | undefined;
  /** until then; earlier than `quietFrom` where the quiet goes over midnight */
  quietUntil: string | undefined;
  /** messages to one phone, or one mailbox, within 60 minutes */
  perRecipientHour: number | undefined;
  /** SMS to the platform within 60 seconds */
  perMinute: number | undefined;
  /** whether applicants are written to at the e-mail address they left, beside the SMS */
  sendsEmail: boolean;
}

/** When the quiet that reigns at `at` ends; undefined: it is not quiet. */
export const quietEnd = ({ quietFrom, quietUntil }: MessageRules, at: DateTime): DateTime | undefined => {
  if (quietFrom === undefined || quietUntil === undefined || quietFrom === quietUntil) return undefined;
  const time = at.toFormat('HH:mm');
  const isOvernight = quietUntil < quietFrom;
  const isQuiet = isOvernight ? time >= quietFrom || time < quietUntil : time >= quietFrom && time < quietUntil;
  if (!isQuiet) return undefined;
  const [hour = 0, minute = 0] = quietUntil.split(':').map(Number);
  const end = at.startOf('day').set({ hour, minute });
  return end > at ? end : end.plus({ days: 1 });
};

/** One message that is due. */
export interface DueMessage {
  id: string;
  channel: Channel;
  recipient: string;
  /** when it was tried before: it has its place in the hour already */
  takenAt: Date | undefined;
}

/** What went out lately, retries counted once. */
export interface RecentTraffic {
  /** per recipient: when, within the last 60 minutes, oldest first */
  byRecipient: ReadonlyMap<string, readonly Date[]>;
  /** SMS only */
  withinMinute: number;
}

/** What is sent now, and what waits for its recipient's hour; whatever is in neither stays due. */
export interface Sorting {
  taken: string[];
  putOff: { id: string; until: Date }[];
}

const HOUR_MS = 3_600_000;

/** Deals the due messages, most pressing first, into those that may go now and those that wait. Nothing is ever dropped. */
export const sortDue = (due: readonly DueMessage[], recent: RecentTraffic, rules: MessageRules, now: Date): Sorting => {
  const sent = new Map([...recent.byRecipient].map(([recipient, times]) => [recipient, [...times]]));
  const room = { left: (rules.perMinute ?? Infinity) - recent.withinMinute };
  const sorting: Sorting = { taken: [], putOff: [] };
  for (const { id, channel, recipient, takenAt } of due) {
    const takesRoom = channel === 'sms';
    if (takesRoom && room.left <= 0) continue;
    const times = sent.get(recipient) ?? [];
    const hasPlace = takenAt !== undefined && now.getTime() - takenAt.getTime() < HOUR_MS;
    const blocking = times.at(-(rules.perRecipientHour ?? Infinity));
    if (!hasPlace && blocking !== undefined) {
      sorting.putOff.push({ id, until: new Date(blocking.getTime() + HOUR_MS) });
      continue;
    }
    if (!hasPlace) sent.set(recipient, [...times, now]);
    sorting.taken.push(id);
    if (takesRoom) room.left -= 1;
  }
  return sorting;
};
