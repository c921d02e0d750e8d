import { dayInWords, officeDay, UNIT_NAMES } from './days-in-words.ts';
import type { ClockUnit, Extension, Suspension } from './limit-clock.ts';
import { isSuspensionBasis, SUSPENSION_BASES } from './suspension-basis.ts';

/** Articles that limits rest on, as they are cited. */
export const START_DAY = '《民法典》第二百零一条';
export const SAME_DAY_OF_MONTH = '《民法典》第二百零二条';
export const LAST_DAY = '《民法典》第二百零三条';
export const WORKING_DAYS = '《行政许可法》第八十二条';
export const EXTENSION = '《行政许可法》第四十二条';

/** How a due date came about: a sentence per step of the reckoning, and the articles those sentences rest on, each once. */
export interface Explanation {
  sentences: string[];
  articles: string[];
}

/** Adds a sentence and the articles it cites. */
export type Say = (sentence: string, ...articles: string[]) => void;

/** An explanation is told through `say`; articles are kept in the order they are first cited. */
export const tell = (story: (say: Say) => void): Explanation => {
  const sentences: string[] = [];
  const articles = new Set<string>();
  story((sentence, ...cited) => {
    sentences.push(sentence);
    for (const article of cited) articles.add(article);
  });
  return { sentences, articles: [...articles] };
};

/** `因专家评审` with its article to add in brackets, or `依` the law an item cites itself. */
export const causeOf = (basis: string): { cause: string; cited: string; article: string } => {
  if (!isSuspensionBasis(basis)) return { cause: `依${basis}`, cited: '', article: basis };
  const { name, article } = SUSPENSION_BASES[basis];
  return { cause: `因${name}`, cited: `（${article}）`, article };
};

export const sayOpenSuspension = ({ fromAt, expectedUntil, basis }: Suspension, say: Say): void => {
  const { cause, cited, article } = causeOf(basis);
  const expected = expectedUntil === undefined ? '' : `，预计${dayInWords(expectedUntil)}恢复`;
  say(`自${dayInWords(officeDay(fromAt))}起${cause}中止计算${expected}，恢复后重新推算届满日${cited}`, article);
};

export const sayExtensions = (extensions: readonly Extension[], unit: ClockUnit, say: Say): void => {
  for (const { budget, basis, reason, grantedAt } of extensions) {
    const [on, why] = reason === '' ? ['', ''] : [dayInWords(officeDay(grantedAt)), `，理由：${reason}`];
    say(`${on}经批准延长 ${budget} ${UNIT_NAMES[unit]}（${basis}）${why}`, basis);
  }
};
