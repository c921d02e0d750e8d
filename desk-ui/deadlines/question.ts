import type { DeadlineQuestion } from '../../server/deadline-schemas.ts';

export type Unit = DeadlineQuestion['unit'];

/** A suspension as the form has it; empty while nothing is chosen. Days, or `yyyy-mm-ddThh:mm` for hours. */
export interface AskedPause {
  from: string;
  until: string;
  basis: string;
  law: string;
}

/** The question as the form has it. Office time throughout. */
export interface Asked {
  received: string;
  budget: number | undefined;
  unit: Unit;
  extension: number | undefined;
  pauses: AskedPause[];
}

export const units: readonly { value: Unit; label: string }[] = [
  { value: 'working-day', label: '工作日' },
  { value: 'calendar-day', label: '自然日' },
  { value: 'month', label: '月' },
  { value: 'hour', label: '小时' },
];

export const unitNames: Record<Unit, string> = {
  'working-day': '个工作日',
  'calendar-day': '天',
  month: '个月',
  hour: '小时',
};

/** What may stop a limit: the closed list of 行政许可法第四十五条, or a law the item cites. */
export const bases: readonly { value: string; label: string }[] = [
  { value: 'hearing', label: '听证' },
  { value: 'bidding', label: '招标' },
  { value: 'auction', label: '拍卖' },
  { value: 'inspection', label: '检验' },
  { value: 'testing', label: '检测' },
  { value: 'quarantine', label: '检疫' },
  { value: 'appraisal', label: '鉴定' },
  { value: 'expert-review', label: '专家评审' },
  { value: 'item', label: '事项引用的其他法律' },
];

const isUnit = (text: string | null): text is Unit => units.some(({ value }) => value === text);
const wholeOrNone = (text: string | null): number | undefined =>
  text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined;

const readPause = (text: string): AskedPause => {
  const [from = '', until = '', basis = '', ...law] = text.split(',');
  return { from, until, basis, law: law.join(',') };
};

/** The question lives in the address, so that it can be sent to somebody; what is missing there begins with today and 20 days. */
export const readAsked = (parameters: URLSearchParams, today: string): Asked => ({
  received: parameters.get('received') ?? today,
  budget: parameters.has('budget') ? wholeOrNone(parameters.get('budget')) : 20,
  unit: [parameters.get('unit')].find(isUnit) ?? 'working-day',
  extension: wholeOrNone(parameters.get('extension')),
  pauses: parameters.getAll('suspension').map(readPause),
});

export const writeAsked = ({ received, budget, unit, extension, pauses }: Asked): URLSearchParams => {
  const parameters = new URLSearchParams({ received, budget: String(budget ?? ''), unit });
  if (extension !== undefined) parameters.set('extension', String(extension));
  for (const { from, until, basis, law } of pauses)
    parameters.append('suspension', [from, until, basis, ...(basis === 'item' ? [law] : [])].join(','));
  return parameters;
};

const inOffice = (text: string): string => `${text.length === 10 ? `${text}T00:00` : text}:00+08:00`;

/** What is sent; undefined while something is still to be filled in. */
export const toQuestion = ({ received, budget, unit, extension, pauses }: Asked): DeadlineQuestion | undefined => {
  const isOpen = pauses.some(({ from, until, basis, law }) => !from || !until || !basis || (basis === 'item' && !law));
  if (received === '' || budget === undefined || isOpen) return undefined;
  const at = unit === 'hour' ? inOffice : (text: string) => text.slice(0, 10);
  return {
    ...(unit === 'hour' ? { receivedAt: at(received) } : { receivedOn: at(received) }),
    budget,
    unit,
    ...(extension !== undefined && { extension }),
    suspensions: pauses.map(({ from, until, basis, law }) => ({
      from: at(from),
      until: at(until),
      basis,
      ...(basis === 'item' && { law }),
    })),
  };
};
