import { decide, type Act } from './acts.ts';
import type { LicenceDecision } from './office.ts';

const decideAbout =
  (decisionOf: (day: string) => LicenceDecision): Act =>
  (office, caseNo, day) =>
    office.changeLicence('chenzhiqiang', caseNo, decisionOf(day));

export const suspendLicence = decideAbout((day) => ({
  kind: 'suspend',
  ground: 'penalty',
  documentNo: `市政罚〔${day.slice(0, 4)}〕17号`,
  reason: '巡查发现擅自扩大占用面积约20平方米，责令改正期间暂扣许可证件。',
}));
export const revokeLicence = decideAbout(() => ({
  kind: 'revoke',
  ground: 'unqualified',
  reason: '复核发现该路段交付使用未满五年，挖掘未经市人民政府批准，不符合法定条件。',
  isPublicInterestWeighed: true,
}));
export const cancelLicence = decideAbout(() => ({
  kind: 'cancel',
  ground: 'ended',
  reason: '许可已被撤销，依法办理注销手续。',
}));

/** The issuer of the planning approval gives what was demanded from it. */
export const supplyDemanded: Act = (office, caseNo) => office.answerDemand(caseNo, 'supply');
export const refuseDemanded: Act = (office, caseNo) =>
  office.answerDemand(caseNo, 'refuse', '经查，没有为该申请人核发过建设工程规划许可证。');

/** After the issuer gave none, the applicant may be asked for it. */
export const askForApproval = decide('lixiaoming', 'accept-application/review-application', {
  checkedMaterials: ['application-form', 'design-documents', 'traffic-plan', 'restoration-plan'],
  acceptance: 'supplement',
  missing: ['planning-approval'],
  missingReason: '颁发机关未能提供建设工程规划许可证，请提交规划部门批准文件。',
});
