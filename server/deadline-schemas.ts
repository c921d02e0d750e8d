import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, Instant, oneOf, ProblemDetail } from './field-schemas.ts';

/** Most questions in one request. */
export const MOST_QUESTIONS = 1000;

const PlainText = Type.String({ minLength: 1, maxLength: 200 });

export const AskedSuspension = Type.Object(
  {
    from: Type.String({
      maxLength: 40,
      description: 'first suspended day; for hours an instant',
      examples: ['2026-03-10'],
    }),
    until: Type.String({
      maxLength: 40,
      description: 'the day on which the clock runs again; for hours an instant',
      examples: ['2026-03-20'],
    }),
    basis: Type.String({
      maxLength: 40,
      description:
        'hearing, bidding, auction, inspection, testing, quarantine, appraisal or expert-review (《行政许可法》第四十五条); or item, with the law the item cites',
      examples: ['expert-review'],
    }),
    law: Type.Optional(PlainText),
  },
  { additionalProperties: false },
);

/** When does a limit end that began with a receipt on this day? */
export const DeadlineQuestion = Type.Object(
  {
    receivedOn: Type.Optional(
      Type.String({ maxLength: 40, description: 'yyyy-mm-dd, 2010–2060; not for hours', examples: ['2026-03-02'] }),
    ),
    receivedAt: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'for hours only: an instant with its offset',
        examples: ['2026-03-02T09:00:00+08:00'],
      }),
    ),
    budget: Type.Number({ description: 'whole units: up to 1,000 days or hours, 36 months', examples: [20] }),
    unit: oneOf(['working-day', 'calendar-day', 'month', 'hour']),
    suspensions: Type.Optional(Type.Array(AskedSuspension, { maxItems: 20 })),
    extension: Type.Optional(Type.Number({ description: 'units on top (《行政许可法》第四十二条)', examples: [10] })),
  },
  { additionalProperties: false },
);
export type DeadlineQuestion = Static<typeof DeadlineQuestion>;

/** Each question is checked by itself, so that a wrong one spoils no other: anything passes here. */
export const DeadlineQuestions = Type.Array(Type.Union([DeadlineQuestion, Type.Unknown()]), {
  minItems: 1,
  maxItems: MOST_QUESTIONS,
});

export const SkippedDay = Type.Object({
  day: Day,
  kind: oneOf(['start', 'weekend', 'holiday', 'suspended']),
  why: Type.String({ description: '起算当日, 周六, 春节, 时限中止（专家评审） …' }),
});

export const Deadline = Type.Object({
  dueOn: Day,
  dueAt: Instant,
  yellowAt: Instant,
  redAt: Instant,
  isProvisional: Type.Boolean({ description: 'rests on a year whose calendar is not published yet' }),
  counted: Type.Array(Day, {
    description: 'the days that count, in order; the n-th is day n of the limit; empty for hours',
  }),
  skipped: Type.Array(SkippedDay),
  isCut: Type.Boolean({ description: 'the two lists end 400 days after the receipt, the limit later' }),
  articles: Type.Array(Type.String()),
  explanation: Type.String({ description: 'in Chinese, as a clerk can read it out' }),
});
export type Deadline = Static<typeof Deadline>;

/** What stands in the place of a question that cannot be answered; pointers are within that question. */
export const QuestionRefused = Type.Object({
  error: Type.Object({ code: Type.String(), message: Type.String(), errors: Type.Array(ProblemDetail) }),
});
export type QuestionRefused = Static<typeof QuestionRefused>;

/** In the order of the questions. */
export const DeadlineAnswers = Type.Array(Type.Union([Deadline, QuestionRefused]));
export type DeadlineAnswers = Static<typeof DeadlineAnswers>;
