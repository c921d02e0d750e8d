import type { DateTime } from 'luxon';
import type { AbsenceReason } from '../people/index.ts';

/** What recorded facts may point at. Every rule looks at what is in our tables already; nobody is watched for it. */
export const CLUE_RULES = [
  'hasty-decision',
  'back-dated',
  'late-burst',
  'bulk-decisions',
  'out-of-hours',
  'absent-staff',
] as const;
export type ClueRule = (typeof CLUE_RULES)[number];

export type ClueState = 'open' | 'explained' | 'dismissed' | 'confirmed';
/** How a supervisor may judge a clue. */
export type Judgement = Exclude<ClueState, 'open'>;

/** One decided step as it was recorded when the clue was raised. */
export interface RecordedStep {
  taskId: string;
  /** none for the task of an order about no case */
  caseNo: string | null;
  stepName: string;
  accountId: string;
  openedAt: string;
  claimedAt: string;
  decidedAt: string;
}

/** What each rule stands on. Instants are ISO, days `yyyy-mm-dd`; persons are account ids only. */
export interface ClueFacts {
  'hasty-decision': { step: RecordedStep; parallel: RecordedStep | null };
  'back-dated': { step: RecordedStep; field: string; label: string; day: string };
  'late-burst': { steps: RecordedStep[]; waitingSince: string; workingDays: number };
  'bulk-decisions': { steps: RecordedStep[] };
  'out-of-hours': { day: string; isWorkingDay: boolean; opensAt: string; closesAt: string; steps: RecordedStep[] };
  'absent-staff': {
    day: string;
    absence: { id: string; fromDay: string; untilDay: string; reason: AbsenceReason; recordedAt: string };
    steps: RecordedStep[];
  };
}

/** What a rule found, before it is known whether it was raised earlier. */
export interface Candidate<R extends ClueRule = ClueRule> {
  rule: R;
  /** with `rule` unique: the task, the burst, or the account's day it is about */
  subject: string;
  /** whose work; none where several share it */
  accountId: string | undefined;
  /** the one case it is about; none where there are several */
  caseNo: string | undefined;
  departmentId: string;
  happenedAt: DateTime;
  facts: ClueFacts[R];
}

/** A clue (监察线索): facts that deserve a look, and what a supervisor thought of them. Not an accusation. */
export type Clue = { [R in ClueRule]: ClueOf<R> }[ClueRule];

interface ClueOf<R extends ClueRule> extends Candidate<R> {
  id: string;
  state: ClueState;
  raisedAt: DateTime;
  note: string | undefined;
  judgedBy: string | undefined;
  judgedAt: DateTime | undefined;
  version: number;
}

/** The steps a clue stands on, in the order in which they were decided. */
export const stepsIn = ({ facts }: Pick<Clue, 'facts'>): RecordedStep[] => {
  if ('steps' in facts) return facts.steps;
  return 'parallel' in facts && facts.parallel !== null ? [facts.parallel, facts.step] : [facts.step];
};

/** Whose work it is about. */
export const accountsIn = (clue: Pick<Clue, 'facts'>): string[] => [
  ...new Set(stepsIn(clue).map((step) => step.accountId)),
];
