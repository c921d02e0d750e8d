/** Kind of the SMS about a limit; applicants never see it. */
export const DEADLINE_WARNING = 'deadline-warning';

/** What the head of a department is told of a limit; no number or name of a person. */
export interface DeadlineWarning {
  departmentName: string;
  /** what the limit is for, e.g. `“占用、挖掘城市道路审批”（办件编号…）` */
  matter: string;
  limitName: string;
  /** 剩余 1 个工作日, 已超期 2 个工作日 */
  remaining: string;
  /** `yyyy-mm-dd` */
  dueOn: string;
}

const inWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** The whole text. */
export const writeDeadlineWarning = (warning: DeadlineWarning): string => {
  const { departmentName, matter, limitName, remaining, dueOn } = warning;
  return `【通办】${departmentName}负责的${matter}${limitName}${remaining}，截止${inWords(dueOn)}，请督促办理。`;
};
