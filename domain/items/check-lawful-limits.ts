import type { ErrorDetail } from '../errors.ts';
import type { Item, Limit } from './item.ts';

/** What 行政许可法 allows at most for one limit, in working days (第八十二条). */
interface LawfulLimit {
  budget: number;
  extension?: number;
  article: string;
}

const ALONE: LawfulLimit = { budget: 20, extension: 10, article: '第四十二条第一款' };
const JOINT: LawfulLimit = { budget: 45, extension: 15, article: '第四十二条第二款' };
const ACCEPTANCE: LawfulLimit = { budget: 5, article: '第三十二条第一款第四项' };
const DELIVERY: LawfulLimit = { budget: 10, article: '第四十四条' };

/** 第四十二条第三款: where another law or regulation rules on the time, that one holds. What is cited first is the law that rules. */
const isOfLicensingLaw = ({ legalBasis }: { legalBasis: string }): boolean =>
  /^\s*《(中华人民共和国)?行政许可法》/.test(legalBasis);

const checkLimit = (key: string, limit: Limit, most: LawfulLimit): ErrorDetail[] => {
  const path = `/limits/${key}`;
  const law = `《行政许可法》${most.article}`;
  const details: ErrorDetail[] = [];
  if (isOfLicensingLaw(limit)) {
    if (limit.unit !== 'working-day')
      details.push({ path: `${path}/unit`, message: '《行政许可法》规定的期限以工作日计算（第八十二条）' });
    if (limit.budget > most.budget)
      details.push({
        path: `${path}/budget`,
        message: `${law}规定不得超过${most.budget}个工作日；另有法律、法规规定的，依据应当先写该规定`,
      });
  }
  const { extension } = limit;
  if (extension === undefined || !isOfLicensingLaw(extension)) return details;
  const allowed = most.extension ?? 0;
  const message = allowed === 0 ? `${law}没有规定可以延长` : `${law}规定延长不得超过${allowed}个工作日`;
  if (extension.budget > allowed) details.push({ path: `${path}/extension/budget`, message });
  return details;
};

/** 第五十条第一款: 30 days before, unless another law or regulation rules otherwise. */
export const USUAL_REQUEST_DAYS = 30;

const checkRenewal = ({ renewal, limits }: Item): ErrorDetail[] => {
  const details: ErrorDetail[] = [];
  if ((renewal === undefined) !== (limits['renewal'] === undefined))
    details.push({ path: '/limits/renewal', message: '办理延续的事项应当写明延续决定期限，其他事项不写' });
  if (renewal === undefined || !isOfLicensingLaw(renewal)) return details;
  if ((renewal.requestDaysBefore ?? USUAL_REQUEST_DAYS) !== USUAL_REQUEST_DAYS)
    details.push({
      path: '/renewal/requestDaysBefore',
      message: '《行政许可法》第五十条规定届满三十日前提出；另有法律、法规、规章规定的，依据应当先写该规定',
    });
  return details;
};

/**
 * Refuses limits longer than 行政许可法 allows to those that cite it: 20 working days and 10 more for one authority, 45 and 15 where
 * several handle it together (第四十二条), 5 to accept (第三十二条), 10 to deliver (第四十四条).
 */
export const checkLawfulLimits = (item: Item): ErrorDetail[] => {
  const { limits, departments } = item;
  const isJoint = departments.branches.length > 1;
  const most: Record<string, LawfulLimit> = {
    acceptance: ACCEPTANCE,
    statutory: isJoint ? JOINT : ALONE,
    'joint-handling': JOINT,
    delivery: DELIVERY,
  };
  const details = Object.entries(most).flatMap(([key, lawful]) => {
    const limit = limits[key];
    return limit === undefined ? [] : checkLimit(key, limit, lawful);
  });
  details.push(...checkRenewal(item));
  if (isJoint || limits['joint-handling'] === undefined) return details;
  return [...details, { path: '/limits/joint-handling', message: '只有一个部门办理的事项没有联合办理期限' }];
};
