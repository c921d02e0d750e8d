import type { Office } from './office.ts';

/** Something somebody does in a case, at a moment of the demo's time. `day` is that day, `yyyy-mm-dd`. */
export type Act = (office: Office, caseNo: string, day: string) => Promise<void>;

type Values = Record<string, unknown> | ((day: string) => Record<string, unknown>);

/** Somebody decides the step of that key. */
export const decide =
  (user: string, step: string, values?: Values, isRead = true): Act =>
  (office, caseNo, day) =>
    office.work(user, { caseNo, step, values: typeof values === 'function' ? values(day) : values }, isRead);

const REVIEW = 'accept-application/review-application';
const INSPECT = 'inspect-on-site/inspect-site';
const COSIGN = 'inspect-on-site/cosign-inspection';
const APPROVE_EXPERTS = 'review-by-experts/approve-expert-review';
const EXPERTS = 'review-by-experts/record-expert-review';
const OPINION = 'review-in-parallel/review-by-department';
const CONFIRM = 'review-in-parallel/confirm-opinion';
const DECIDE = 'road-occupation/decide-application';
const REDELIVER = 'deliver-result/arrange-redelivery';
const HAND_OVER = 'deliver-result/hand-over-result';
const ALL_MATERIALS = ['application-form', 'planning-approval', 'design-documents', 'traffic-plan', 'restoration-plan'];

const inspected = (day: string) => ({
  inspectedOn: day,
  place: '申请占用路段现场',
  companion: '赵敏',
  checkedPoints: ['position', 'traffic', 'pipelines', 'safety'],
});

const agree = (legalBasis: string, opinionText: string) => ({
  reviewedPoints: ['purpose', 'extent', 'traffic'],
  opinion: 'agree',
  opinionText,
  legalBasis,
});

export const accept = decide('wangxiulan', REVIEW, { checkedMaterials: ALL_MATERIALS, acceptance: 'accepted' });
export const askForSupplement = decide('lixiaoming', REVIEW, {
  checkedMaterials: ALL_MATERIALS.filter((key) => key !== 'design-documents'),
  acceptance: 'supplement',
  missing: ['design-documents'],
  missingReason: '设计文件缺少断面图，请补充标注管线埋深和路面结构的断面图。',
});
export const reject = decide('lixiaoming', REVIEW, {
  acceptance: 'rejected',
  rejectionGround: 'not-competent',
  competentBody: '省公路事业发展中心',
  rejectionReason: '申请占用的路段属于省道，不属于本机关职权范围。',
});
export const claimReview = decide('wangxiulan', REVIEW);
export const claimInspection = decide('liuyang', INSPECT);

export const inspect = decide('liuyang', INSPECT, (day) => ({
  ...inspected(day),
  findings: '现场位置、面积与申请一致，围挡方案可行，地下管线已由产权单位交底。',
  inspection: 'passed',
}));
export const findFault = decide('liuyang', INSPECT, (day) => ({
  ...inspected(day),
  findings: '申请位置紧邻公交站台，围挡方案未预留候车空间。',
  inspection: 'failed',
  rectification: '调整围挡范围，距公交站台不少于5米，并补充夜间警示设施。',
}));
export const cosign = decide('zhaomin', COSIGN, { cosigned: true });
export const reportRectified: Act = (office, caseNo) =>
  office.portal.reportRectification(caseNo, '已按要求调整围挡范围并增设夜间警示灯，请予复查。');

export const approveExperts = decide('chenzhiqiang', APPROVE_EXPERTS, {
  reviewMatters: '沟槽支护和地下管线保护方案、分段施工期间的交通疏解。',
  panelSize: 5,
});
const reviewed = (day: string) => ({
  reviewedOn: day,
  panelChair: '林建华',
  panelMembers: '林建华（岩土工程）、吴志强（道路工程）、黄美玲（管线工程）、郑家辉（交通工程）、杨国庆（市政施工）',
});
export const passExperts = decide('zhangjianguo', EXPERTS, (day) => ({
  ...reviewed(day),
  opinion: '支护和管线保护方案可行，分段长度不宜超过30米，施工期间应当监测路面沉降。',
  expertReviewResult: 'passed',
}));
export const failExperts = decide('zhangjianguo', EXPERTS, (day) => ({
  ...reviewed(day),
  opinion: '沟槽邻近DN800供水主管，支护方案未验算，管线保护措施不足。',
  expertReviewResult: 'failed',
}));

export const reviewRoad = decide(
  'zhangjianguo',
  OPINION,
  agree('《城市道路管理条例》第三十一条', '占用位置和面积合理，修复方案可行，同意。'),
);
export const confirmRoad = decide('chenzhiqiang', CONFIRM, { confirmation: 'confirmed' });
export const reviewTraffic = decide(
  'sunwei',
  OPINION,
  agree('《道路交通安全法》第三十二条', '交通组织方案可行，同意；高峰时段不得施工。'),
);
export const refuseTraffic = decide('sunwei', OPINION, {
  reviewedPoints: ['traffic'],
  opinion: 'refuse',
  opinionText: '该路段为学校周边主要通道，现有交通组织方案不能保障通行安全，不同意。',
  legalBasis: '《道路交通安全法》第三十二条',
});
/** Without having read it: a clue for the supervisors. */
export const confirmUnread = decide('zhoulihua', CONFIRM, { confirmation: 'confirmed' }, false);
export const confirmTraffic = decide('zhoulihua', CONFIRM, { confirmation: 'confirmed' });
export const returnTraffic = decide('zhoulihua', CONFIRM, {
  confirmation: 'returned',
  returnReason: '请补充高峰时段的疏导要求。',
});

export const grant = decide('chenzhiqiang', DECIDE, (day) => ({
  decision: 'granted',
  legalBasis: '《城市道路管理条例》第三十一条、第三十三条',
  validFrom: day,
  conditions: '按批准的位置、面积、期限占用，期满恢复原状。',
}));

export const refuse = decide('chenzhiqiang', DECIDE, {
  decision: 'refused',
  legalBasis: '《城市道路管理条例》第三十三条',
  refusalReason: '该道路交付使用未满5年，且未经市人民政府批准挖掘。',
});

export const pay: Act = (office, caseNo) => office.pay(caseNo);
export const collect: Act = (office, caseNo) => office.moveParcel(caseNo, 'collected');
export const transport: Act = (office, caseNo) => office.moveParcel(caseNo, 'in-transit');
export const deliver: Act = (office, caseNo) => office.moveParcel(caseNo, 'delivered');
export const failDelivery: Act = (office, caseNo) => office.moveParcel(caseNo, 'delivery-failed');
export const sendBack: Act = (office, caseNo) => office.moveParcel(caseNo, 'returned');
export const sendAgain = decide('wangxiulan', REDELIVER, {
  contactRecord: '已电话联系，原址无人签收，改寄项目部。',
  deliveryMethod: 'courier',
  recipient: '陈海生',
  phone: '13805950011',
  address: '丰泽区城东街道项目部二楼',
});
export const letFetch = decide('wangxiulan', REDELIVER, {
  contactRecord: '已电话联系，申请人改为到窗口领取。',
  deliveryMethod: 'pickup',
});
export const handOver = decide('wangxiulan', HAND_OVER, (day) => ({
  handedOverOn: day,
  recipient: '申请人本人',
  recipientKind: 'applicant',
  isIdentityChecked: true,
}));
export const answerSupplement: Act = (office, caseNo) => office.answerSupplement(caseNo);
export const withdraw: Act = (office, caseNo) => office.portal.withdraw(caseNo, '工程计划调整，暂不施工。');

const EXPLAIN = 'supervise-order/explain-overdue';
const explainBy = (user: string, overdueCause: string, explanation: string): Act =>
  decide(user, EXPLAIN, (day) => ({ overdueCause, explanation, finishOn: day }));

export const explainRoad = explainBy('chenzhiqiang', 'staff', '负责人外出开会，未安排他人代为审批。');
export const explainTraffic = explainBy('zhoulihua', 'other-body', '等待学校确认错峰施工时间，已收到复函。');
export const excuse = decide('wuzheng', 'supervise-order/review-explanation', {
  explanationReview: 'accepted',
  reviewOpinion: '情况属实，理由成立。',
});
export const insist = decide('wuzheng', 'supervise-order/review-explanation', {
  explanationReview: 'rejected',
  reviewOpinion: '应当安排代理审批，理由不成立，请限期整改。',
});
export const answerOrder = decide('chenzhiqiang', 'supervise-order/answer-order', (day) => ({
  answerKind: 'under-way',
  measures: '已建立审批AB岗，本件两个工作日内办结。',
  finishOn: day,
}));
export const closeOrder = decide('wuzheng', 'supervise-order/review-answer', { answerReview: 'accepted' });
