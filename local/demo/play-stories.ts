import { DateTime } from 'luxon';
import { createCalendar } from '../../domain/calendar/index.ts';
import type { Db } from '../../domain/needs.ts';
import type { TimeMachine } from '../parts/time-machine.ts';
import { askDemoInquiry, DEMO_INQUIRIES, replyDemoInquiry } from './demo-inquiries.ts';
import { demoFiling } from './demo-filings.ts';
import type { Office } from './office.ts';
import { STORIES, STORY_DAYS } from './stories.ts';

/** Moments of a day; the last is long after closing. */
const QUARTERS = ['09:20', '10:50', '14:30', '16:20', '20:40'];
const ZONE = 'Asia/Shanghai';

interface Moment {
  at: DateTime;
  acts: (() => Promise<void>)[];
}

const OFFICE_CLOSES = 17;

/** The working days the stories play on; the last one is the last that is over, so that every scene has been played by now. */
const findDays = async (db: Db, now: DateTime): Promise<string[]> => {
  const calendar = await createCalendar({ db, clock: { now: () => now } }).getCalendar();
  const today = now.toISODate() ?? '';
  const isOver = calendar.isWorkingDay(today) && now.hour >= OFFICE_CLOSES;
  const last = isOver ? today : calendar.addWorkingDays(today, -1);
  return Array.from({ length: STORY_DAYS + 1 }, (_, n) => calendar.addWorkingDays(last, n - STORY_DAYS));
};

/** All acts of all stories in the order of their moments; those after now are left out. */
const writeAgenda = (office: Office, days: string[], now: DateTime): Moment[] => {
  const moments = new Map<string, Moment>();
  const add = (day: string | undefined, quarter: number, run: () => Promise<void>): void => {
    const iso = `${day}T${QUARTERS[quarter]}`;
    const moment = moments.get(iso) ?? { at: DateTime.fromISO(iso, { zone: ZONE }), acts: [] };
    moments.set(iso, moment);
    moment.acts.push(run);
  };
  STORIES.forEach((story, n) => {
    const filedOn = STORY_DAYS - story.filedBefore;
    let caseNo = '';
    add(days[filedOn], story.quarter, async () => {
      const startsOn =
        DateTime.fromISO(days[filedOn] ?? '')
          .plus({ days: story.startsIn ?? 21 })
          .toISODate() ?? '';
      const filing = demoFiling(n, startsOn, story.isEmergency ?? false, story.isLarge);
      if (story.isApprovalDemanded) filing.isApprovalDemanded = true;
      if (story.days !== undefined) filing.form = { ...filing.form, occupationDays: story.days };
      caseNo = await office.file(filing, story.method, `demo-case-${n}`);
    });
    for (const [later, quarter, act] of story.scenes) {
      const day = days[filedOn + later];
      add(day, quarter, () => act(office, caseNo, day ?? ''));
    }
  });
  DEMO_INQUIRIES.forEach((inquiry, n) => {
    const askedOn = STORY_DAYS - inquiry.askedBefore;
    let inquiryNo = '';
    add(days[askedOn], inquiry.quarter, async () => {
      inquiryNo = await askDemoInquiry(office, inquiry, `demo-inquiry-${n}`);
    });
    const { reply } = inquiry;
    if (reply === undefined) return;
    add(days[askedOn + reply.later], inquiry.quarter, () => replyDemoInquiry(office, inquiryNo, reply.by, reply.text));
  });
  return [...moments.values()].filter(({ at }) => at < now).sort((a, b) => a.at.toMillis() - b.at.toMillis());
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Plays every story through the doors of the product, time going on from moment to moment up to now. Answers what went
 * wrong: a story that stops half-way leaves its case where it is, the others go on.
 */
export const playStories = async (
  office: Office,
  time: TimeMachine,
  db: Db,
  tell: (text: string) => void,
): Promise<string[]> => {
  const now = DateTime.now().setZone(ZONE);
  const agenda = writeAgenda(office, await findDays(db, now), now);
  const failures: string[] = [];
  for (const { at, acts } of agenda) {
    tell(`演示时间 ${at.toFormat('yyyy-MM-dd HH:mm')}`);
    await time.moveTo(at);
    for (const result of await Promise.allSettled(acts.map((run) => run())))
      if (result.status === 'rejected') failures.push(`${at.toISODate()} ${reasonOf(result.reason)}`);
    await time.drain();
  }
  await time.moveTo(DateTime.now().setZone(ZONE));
  return failures;
};
