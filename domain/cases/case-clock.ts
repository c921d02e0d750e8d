import type { DateTime } from 'luxon';
import { countReceipt, getCalendar } from '../calendar/index.ts';
import { findClock, openClock, reckonDates, stopClock, type Limit, type LimitClock } from '../clocks/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { limitMissing } from './case-errors.ts';

/** A limit of the case itself, as the item states it. */
export interface CaseLimit {
  /** key in `item.json`: `acceptance`, `statutory` … */
  limit: string;
  /** from 1; a limit may come again */
  round?: number;
}

/** The key of a limit in a later round: `acceptance`, `acceptance#2`. */
const limitKeyOf = ({ limit, round = 1 }: CaseLimit): string => (round <= 1 ? limit : `${limit}#${round}`);

const subjectOf = (caseNo: string, limit: CaseLimit) =>
  ({ subjectKind: 'case', subjectId: caseNo, limitKey: limitKeyOf(limit) }) as const;

interface OpenedLimit extends CaseLimit {
  whose: 'window' | 'lead' | 'applicant';
  startedAt?: DateTime | undefined;
  /** why it does not start when what starts it came in */
  startNote?: string | undefined;
  /** `yyyy-mm-dd`: the law names the last day itself */
  endsOn?: string | undefined;
}

/** What a limit needs to know of its case. */
type OfCase = Pick<Case, 'caseNo' | 'modelVersionId' | 'renews'>;

/** Limits that come before the decision. */
const BEFORE_DECISION: readonly string[] = ['acceptance', 'supplement'];

/**
 * A renewal is decided before the licence expires (行政许可法第五十条第二款): neither window nor applicant has longer than that. The last
 * valid day, where the limit would reach beyond it.
 */
const cutAtExpiry = async (needs: Needs, limit: Limit, startedAt: DateTime, until: string) => {
  const ledger = { ...limit, startedAt, yellowBefore: undefined, suspensions: [], extensions: [] };
  const { dueAt } = reckonDates(await getCalendar(needs), ledger);
  return (dueAt.toISODate() ?? '') > until ? until : undefined;
};

/** Starts a limit. `whose` department answers for it; a limit of the applicant's has no lights. */
export const openCaseClock = async (
  needs: Needs,
  { caseNo, modelVersionId, renews }: OfCase,
  input: OpenedLimit,
  actor: Actor,
): Promise<LimitClock> => {
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const limit = item.limits[input.limit];
  if (limit === undefined) throw limitMissing([{ path: `/limits/${input.limit}`, message: '事项没有规定这个时限' }]);
  const departmentId = input.whose === 'applicant' ? undefined : item.departments[input.whose];
  const { startedAt = needs.clock.now(), startNote } = input;
  const isCut = renews !== undefined && BEFORE_DECISION.includes(input.limit);
  const endsOn = isCut ? await cutAtExpiry(needs, limit, startedAt, renews.until) : input.endsOn;
  const subject = { ...subjectOf(caseNo, input), caseNo, departmentId, isSupervised: input.whose !== 'applicant' };
  return openClock(needs, { ...subject, limit, startedAt, startNote, endsOn }, actor);
};

/** The same for a limit that only some items state. */
export const openCaseClockIfStated = async (
  needs: Needs,
  found: OfCase,
  input: OpenedLimit,
  actor: Actor,
): Promise<void> => {
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  if (item.limits[input.limit] !== undefined) await openCaseClock(needs, found, input, actor);
};

interface Received {
  /** 1 for the filing, 2 for the answer to the supplement notice */
  round: number;
  receivedAt: DateTime;
}

/**
 * Starts the five working days to accept (行政许可法第三十二条) when what came in counts as received, and for a filing through the hall
 * the pre-review (网上预审) where the item promises one.
 */
export const openAcceptance = async (
  needs: Needs,
  of: OfCase & Pick<Case, 'channel'>,
  { round, receivedAt }: Received,
  actor: Actor,
): Promise<LimitClock> => {
  const { countsFrom: startedAt, note: startNote } = await countReceipt(needs, receivedAt);
  const receipt = { whose: 'window', startedAt, startNote } as const;
  if (round === 1 && of.channel === 'api')
    await openCaseClockIfStated(needs, of, { ...receipt, limit: 'pre-review' }, actor);
  return openCaseClock(needs, of, { ...receipt, limit: 'acceptance', round }, actor);
};

/** The limit to decide on a renewal: the last day of the licence, which no suspension moves (行政许可法第五十条第二款). */
export const openRenewal = (
  needs: Needs,
  of: OfCase,
  { until, receivedAt }: { until: string; receivedAt: DateTime },
  actor: Actor,
): Promise<LimitClock> =>
  openCaseClock(needs, of, { limit: 'renewal', whose: 'lead', startedAt: receivedAt, endsOn: until }, actor);

export const findCaseClock = (needs: Needs, caseNo: string, limit: CaseLimit): Promise<LimitClock | undefined> =>
  findClock(needs, subjectOf(caseNo, limit));

export const stopCaseClock = (
  needs: Needs,
  caseNo: string,
  input: CaseLimit & { reason: string; at?: DateTime | undefined },
  actor: Actor,
): Promise<void> => stopClock(needs, { ...subjectOf(caseNo, input), reason: input.reason, at: input.at }, actor);

/** true once the limit is over by our own clock; without a clock it never is. */
export const isOver = (needs: Needs, clock: LimitClock | undefined): boolean =>
  clock !== undefined && needs.clock.now() >= clock.redAt;
