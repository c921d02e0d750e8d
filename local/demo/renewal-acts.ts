import { decide, type Act } from './acts.ts';

const REVIEW = 'accept-application/review-application';
const REVIEW_RENEWAL = 'road-occupation-renewal/review-renewal';
const DECIDE_RENEWAL = 'road-occupation-renewal/decide-renewal';

/** The holder of the licence of this case asks for twenty days more. */
export const requestRenewal: Act = async (office, caseNo) => {
  await office.requestRenewal(caseNo, 20);
};

/** The same act in the case that asks to renew this one's licence. */
export const inRenewal =
  (act: Act): Act =>
  async (office, caseNo, day) =>
    act(office, await office.renewalOf(caseNo), day);

export const acceptRenewal = decide('wangxiulan', REVIEW, {
  checkedMaterials: ['application-form', 'progress-report'],
  acceptance: 'accepted',
});
export const askForReport = decide('lixiaoming', REVIEW, {
  checkedMaterials: ['application-form'],
  acceptance: 'supplement',
  missing: ['progress-report'],
  missingReason: '进度说明没有写明未完成的部位，请补充。',
});
export const handInReport: Act = (office, caseNo) =>
  office.answerSupplement(caseNo, undefined, { key: 'progress-report', title: '施工进度说明（补充）' });

export const reviewRenewal = decide('zhangjianguo', REVIEW_RENEWAL, {
  reviewedPoints: ['performance', 'need', 'traffic'],
  opinion: 'agree',
  opinionText: '原许可履行良好，延期确有必要，交通组织不变，建议准予延续。',
});
export const grantRenewal = decide('chenzhiqiang', DECIDE_RENEWAL, {
  decision: 'granted',
  legalBasis: '《行政许可法》第五十条、《城市道路管理条例》第三十六条',
  conditions: '按原批准的位置、面积占用，期满恢复原状。',
});
export const refuseRenewal = decide('chenzhiqiang', DECIDE_RENEWAL, {
  decision: 'refused',
  legalBasis: '《城市道路管理条例》第三十六条',
  refusalReason: '延期期间该路段列入城市主干道整治计划，不能继续占用。',
});
