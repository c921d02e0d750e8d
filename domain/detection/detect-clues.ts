import { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { getCalendar, getOfficeProfile } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { readCandidates } from './candidate-reader.ts';
import { CLUE_RULES } from './clue.ts';
import { lockMark, saveCandidates, selectFirstDecision, updateMark } from './clue-store.ts';
import type { Look } from './look.ts';
import { THRESHOLDS, type Thresholds } from './thresholds.ts';

/** A decision may be committed so much later than it is dated; the day it belongs to is looked at again until then. */
const LATE_HOURS = 1;
/** What was missed for longer is caught up in pieces. */
const MOST_DAYS = 7;
/** Working days are counted back so far. */
const CALENDAR_DAYS = 400;

const prepareLook = async (needs: Needs, since: DateTime, until: DateTime, thresholds: Thresholds): Promise<Look> => {
  const from = since.minus({ hours: LATE_HOURS }).startOf('day');
  const calendar = await getCalendar(needs);
  const days = Array.from(
    { length: Math.ceil(until.diff(from, 'days').days) + CALENDAR_DAYS + 1 },
    (_, back) => until.minus({ days: back }).toISODate() ?? '',
  );
  const { opensAt, closesAt } = await getOfficeProfile(needs);
  return { from, until, workingDays: days.filter((day) => calendar.isWorkingDay(day)), opensAt, closesAt, thresholds };
};

/**
 * Looks at what was decided since the last look, rule by rule, and raises what is new: once per rule and subject, never again after
 * somebody judged it. While somebody else is looking it does nothing. `isBehind`: there is more to look at.
 */
export const detectClues = async (
  needs: Needs,
  input: { thresholds?: Thresholds },
  actor: Actor,
): Promise<{ raised: number; isBehind: boolean }> => {
  const now = needs.clock.now();
  const mark = await lockMark(needs, (await selectFirstDecision(needs)) ?? now);
  if (mark === 'busy') return { raised: 0, isBehind: false };
  const since = DateTime.min(mark, now);
  const until = DateTime.min(now, since.plus({ days: MOST_DAYS }));
  const look = await prepareLook(needs, since, until, input.thresholds ?? THRESHOLDS);
  let raised = 0;
  for (const rule of CLUE_RULES) {
    const ids = await saveCandidates(needs, await readCandidates(needs, rule, look));
    for (const id of ids)
      await writeAuditLine(
        needs,
        { action: 'raise-clue', subjectKind: 'clue', subjectId: id, details: { rule } },
        actor,
      );
    raised += ids.length;
  }
  await updateMark(needs, until);
  return { raised, isBehind: until < now };
};
