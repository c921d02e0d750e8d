import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Channel } from './channel.ts';
import { type MessageRules, quietEnd } from './message-rules.ts';
import { selectMessageRules } from './message-rules-store.ts';
import { OFFICER_TEMPLATES } from './officer-templates.ts';

/** One message to the applicant of a case: who was told what when, and whether it arrived. */
export interface NoticeRow {
  channel: Channel;
  template: string;
  text: string;
  /** the phone or e-mail address it goes to */
  recipient: string;
  state: 'pending' | 'sent' | 'delivered' | 'failed';
  createdAt: DateTime;
  /** why it has not gone yet: not before then */
  waitsUntil: DateTime | undefined;
  sentAt: DateTime | undefined;
  /** when the platform's receipt says it arrived, or did not */
  reportedAt: DateTime | undefined;
  reportCode: string | undefined;
}

interface Row {
  channel: Channel;
  template: string;
  text: string;
  recipient: string;
  state: NoticeRow['state'];
  is_urgent: boolean;
  created_at: Date;
  next_attempt_at: Date;
  sent_at: Date | null;
  reported_at: Date | null;
  report_code: string | null;
}

const waitsUntil = (row: Row, rules: MessageRules, now: DateTime): DateTime | undefined => {
  if (row.state !== 'pending') return undefined;
  const due = officeTime(row.next_attempt_at);
  const next = due > now ? due : now;
  const quiet = row.is_urgent || row.channel === 'email' ? undefined : quietEnd(rules, next);
  const until = quiet ?? next;
  return until > now ? until : undefined;
};

/** What was written to the applicant of a case, oldest first. */
export const selectNotices = async (needs: Needs, caseNo: string): Promise<NoticeRow[]> => {
  const [rules, now] = [await selectMessageRules(needs), needs.clock.now()];
  const rows: Row[] = await needs
    .db('notifications')
    .where({ case_no: caseNo })
    .whereNotIn('template', OFFICER_TEMPLATES)
    .orderBy(['created_at', 'id']);
  return rows.map((row) => ({
    channel: row.channel,
    template: row.template,
    text: row.text,
    recipient: row.recipient,
    state: row.state,
    createdAt: officeTime(row.created_at),
    waitsUntil: waitsUntil(row, rules, now),
    sentAt: officeTimeOrNone(row.sent_at),
    reportedAt: officeTimeOrNone(row.reported_at),
    reportCode: row.report_code ?? undefined,
  }));
};
