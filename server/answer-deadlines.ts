import { setImmediate as turn } from 'node:timers/promises';
import type { WorkingCalendar } from '../domain/calendar/index.ts';
import { calculateDeadline, type DeadlineAnswer } from '../domain/clocks/index.ts';
import { DomainError } from '../domain/errors.ts';
import { type Deadline, type DeadlineAnswers, DeadlineQuestion, type QuestionRefused } from './deadline-schemas.ts';
import { HttpError } from './http-errors.ts';
import { instantOf } from './instants.ts';
import { compileBodyCheck } from './validation.ts';

/** Questions answered before other requests get their turn. */
const AT_A_TIME = 50;

const checkQuestion = compileBodyCheck(DeadlineQuestion);

/** An answer per question, in order; what is wrong with a question stands in its place. */
export const answerDeadlines = async (
  calendar: WorkingCalendar,
  questions: readonly unknown[],
): Promise<DeadlineAnswers> => {
  const answers: DeadlineAnswers = [];
  for (const [at, question] of questions.entries()) {
    if (at > 0 && at % AT_A_TIME === 0) await turn();
    answers.push(answerOne(calendar, question));
  }
  return answers;
};

const answerOne = (calendar: WorkingCalendar, question: unknown): Deadline | QuestionRefused => {
  try {
    return viewAnswer(calculateDeadline(calendar, checkQuestion(question) as DeadlineQuestion));
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof HttpError)) throw error;
    const { code, message, details } = error;
    return {
      error: { code, message, errors: details.map(({ path, message: why }) => ({ pointer: path, message: why })) },
    };
  }
};

const viewAnswer = (answer: DeadlineAnswer): Deadline => ({
  ...answer,
  dueAt: instantOf(answer.dueAt),
  yellowAt: instantOf(answer.yellowAt),
  redAt: instantOf(answer.redAt),
  skipped: answer.skipped.map(({ day, kind, why }) => ({ day, kind, why })),
});
