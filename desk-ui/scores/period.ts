/** First and last day, `yyyy-mm-dd`. */
export interface Period {
  from: string;
  until: string;
}

export const spans = [
  { value: 'month', label: '本月' },
  { value: 'quarter', label: '本季度' },
  { value: 'year', label: '本年' },
  { value: 'last-year', label: '上年' },
] as const;
export type Span = (typeof spans)[number]['value'];

export const isSpan = (text: string | null): text is Span => spans.some(({ value }) => value === text);

const two = (number: number): string => String(number).padStart(2, '0');

/** The calendar month, quarter or year that `today` (`yyyy-mm-dd`) is in, up to its last day. */
export const periodOf = (span: Span, today: string): Period => {
  const [year = 1970, month = 1] = today.split('-').map(Number);
  if (span === 'year') return { from: `${year}-01-01`, until: `${year}-12-31` };
  if (span === 'last-year') return { from: `${year - 1}-01-01`, until: `${year - 1}-12-31` };
  const first = span === 'month' ? month : month - ((month - 1) % 3);
  const last = span === 'month' ? month : first + 2;
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { from: `${year}-${two(first)}-01`, until: `${year}-${two(last)}-${lastDay}` };
};
