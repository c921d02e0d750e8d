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

/** What the head of a department is told of a supervision order. */
export interface OrderNotice {
  departmentName: string;
  /** 督办编号 */
  number: string;
  /** `yyyy-mm-dd`: the answer is due, or was */
  dueOn: string;
}

/** Kinds of SMS to people of the office; applicants never see them. */
export interface OfficerTemplateValues {
  'deadline-warning': DeadlineWarning;
  'order-issued': OrderNotice;
  'order-escalated': OrderNotice;
}
export type OfficerTemplate = keyof OfficerTemplateValues;

const inWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

const WRITERS: { [T in OfficerTemplate]: (values: OfficerTemplateValues[T]) => string } = {
  'deadline-warning': ({ departmentName, matter, limitName, remaining, dueOn }) =>
    `${departmentName}负责的${matter}${limitName}${remaining}，截止${inWords(dueOn)}，请督促办理。`,
  'order-issued': ({ departmentName, number, dueOn }) =>
    `${departmentName}有时限超期，已挂号督办（${number}），请于${inWords(dueOn)}（含）前答复。`,
  'order-escalated': ({ departmentName, number, dueOn }) =>
    `${departmentName}未按期答复督办（${number}，期限${inWords(dueOn)}），已升级督办，请立即答复。`,
};

export const OFFICER_TEMPLATES = Object.keys(WRITERS);

/** Whether a notice of this kind is for the applicant. */
export const isForApplicant = (template: string): boolean => !OFFICER_TEMPLATES.includes(template);

/** The whole text, as it stands on the desk. */
export const writeOfficerNotice = <T extends OfficerTemplate>(template: T, values: OfficerTemplateValues[T]): string =>
  WRITERS[template](values);
