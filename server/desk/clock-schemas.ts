import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, Instant, oneOf, orNull } from '../field-schemas.ts';

/** A function of now and the deadline; never stored, never late. */
export const Light = oneOf(['green', 'yellow', 'red']);
export type Light = Static<typeof Light>;

export const LimitUnit = oneOf(['working-day', 'calendar-day', 'month', 'hour']);
export type LimitUnit = Static<typeof LimitUnit>;

/** How much of a limit is left: whole units, 0 on the last day, negative once over it; `text` says it in Chinese. */
export const Remaining = Type.Object({ amount: Type.Integer(), unit: LimitUnit, text: Type.String() });
export type Remaining = Static<typeof Remaining>;

/** A limit of the case, of one of its steps, or of one branch. */
export const ClockView = Type.Object({
  id: Type.String(),
  limitKey: Type.String(),
  name: Type.String({ description: '法定办理时限, 受理时限, 现场勘查 …' }),
  subjectKind: oneOf(['case', 'task', 'order', 'inquiry']),
  departmentName: orNull(Type.String()),
  state: oneOf(['running', 'suspended', 'stopped']),
  startedAt: Instant,
  budget: Type.Integer(),
  unit: LimitUnit,
  legalBasis: Type.String(),
  dueAt: Instant,
  yellowAt: Instant,
  redAt: Instant,
  stoppedAt: orNull(Instant),
  light: Light,
  remaining: Remaining,
  /** reaches into a year whose calendar is not published yet */
  isProvisional: Type.Boolean(),
  turnedYellowAt: orNull(Instant),
  turnedRedAt: orNull(Instant),
  suspensions: Type.Array(
    Type.Object({
      fromAt: Instant,
      untilAt: orNull(Instant),
      expectedUntil: orNull(Day),
      basis: Type.String(),
    }),
  ),
  extensions: Type.Array(
    Type.Object({ budget: Type.Integer(), basis: Type.String(), reason: Type.String(), grantedAt: Instant }),
  ),
  /** while it stands still: its due date if it goes on when expected */
  expectedDueAt: orNull(Instant),
  /** for a limit in working days of some months: the days from its start on that are not worked */
  daysOff: Type.Array(Day),
  /** when all this was so */
  seenAt: Instant,
  /** how the due date came about, one sentence per step of the reckoning */
  explanation: Type.Array(Type.String()),
});
export type ClockView = Static<typeof ClockView>;
