import * as act from './acts.ts';
import type { Act } from './acts.ts';
import * as licence from './licence-acts.ts';
import * as renewal from './renewal-acts.ts';

/** What happens on which working day after the filing, and in which quarter of that day (0–3; 4 is the evening). */
export type Scene = readonly [day: number, quarter: number, act: Act];

/** One demo case: filed that many working days ago; nothing more happens after its last scene. */
export interface Story {
  filedBefore: number;
  quarter: number;
  method: 'courier' | 'pickup';
  isEmergency?: boolean;
  /** an excavation that experts review */
  isLarge?: boolean;
  /** the applicant's planning approval is demanded from its issuer */
  isApprovalDemanded?: boolean;
  /** when the licence begins, in days after the filing, and for how long; a renewal is asked for in time whatever holidays lie between */
  startsIn?: number;
  days?: number;
  scenes: readonly Scene[];
}

const ACCEPTED: Scene[] = [[1, 0, act.accept]];
const INSPECTED: Scene[] = [...ACCEPTED, [2, 0, act.inspect], [2, 2, act.cosign]];
const BEFORE_EXPERTS: Scene[] = [...INSPECTED, [3, 1, act.approveExperts]];
const EXPERTS_CONTENT: Scene[] = [...BEFORE_EXPERTS, [9, 1, act.passExperts]];
const AFTER_EXPERTS: Scene[] = [...EXPERTS_CONTENT, [10, 0, act.reviewRoad], [10, 1, act.reviewTraffic]];
const OPINIONS: Scene[] = [...INSPECTED, [3, 0, act.reviewRoad], [3, 1, act.reviewTraffic]];
const AFTER_HOURS: Scene[] = [...INSPECTED, [3, 0, act.reviewRoad], [3, 4, act.reviewTraffic]];
const REVIEWED: Scene[] = [...OPINIONS, [3, 2, act.confirmRoad], [3, 3, act.confirmTraffic]];
/** Nobody decides in time: asked why, told to answer, and believed at last. */
const ORDERED: Scene[] = [
  ...REVIEWED,
  [6, 1, act.explainRoad],
  [7, 1, act.insist],
  [8, 2, act.answerOrder],
  [9, 1, act.closeOrder],
];
const GRANTED: Scene[] = [...REVIEWED, [4, 1, act.grant]];
const PAID: Scene[] = [...GRANTED, [5, 0, act.pay]];
const SENT: Scene[] = [...PAID, [5, 2, act.collect], [6, 0, act.transport]];
const DELIVERED: Scene[] = [...SENT, [7, 1, act.deliver]];
const HANDED_OVER: Scene[] = [...PAID, [6, 2, act.handOver]];
/** What became of licences after their cases. */
const SUSPENDED: Scene[] = [...DELIVERED, [9, 1, licence.suspendLicence]];
const CANCELLED: Scene[] = [...DELIVERED, [9, 2, licence.revokeLicence], [11, 1, licence.cancelLicence]];
const AT_FAULT: Scene[] = [...ACCEPTED, [2, 0, act.findFault], [2, 2, act.cosign]];
const FREE: Scene[] = [...GRANTED, [4, 3, act.collect], [5, 0, act.transport], [6, 2, act.deliver]];

const RENEWAL_ASKED: Scene[] = [...PAID, [5, 2, renewal.requestRenewal]];
const RENEWAL_ACCEPTED: Scene[] = [...RENEWAL_ASKED, [6, 1, renewal.inRenewal(renewal.acceptRenewal)]];
const RENEWAL_REVIEWED: Scene[] = [...RENEWAL_ACCEPTED, [7, 1, renewal.inRenewal(renewal.reviewRenewal)]];
const RENEWED: Scene[] = [...RENEWAL_REVIEWED, [8, 1, renewal.inRenewal(renewal.grantRenewal)]];

const filed = (filedBefore: number, scenes: readonly Scene[] = [], quarter = 0): Story => ({
  filedBefore,
  quarter,
  method: 'courier',
  scenes,
});
/** The repository holds no planning approval, and the applicant asks to have it demanded. */
const demanding = (story: Story): Story => ({ ...story, isApprovalDemanded: true });
const atWindow = (story: Story): Story => ({ ...story, method: 'pickup' });

/** A few dozen cases, one or more at every step and every end. */
export const STORIES: Story[] = [
  filed(0),
  filed(0, [], 1),
  filed(1, [[1, 1, act.claimReview]]),
  filed(3, [], 2),
  filed(4, [], 3),
  filed(1, ACCEPTED),
  filed(2, [...ACCEPTED, [2, 1, act.claimInspection]]),
  filed(2, [...ACCEPTED, [2, 2, act.inspect]], 1),
  filed(4, AT_FAULT, 2),
  filed(4, [...AT_FAULT, [4, 1, act.reportRectified]]),
  filed(2, INSPECTED),
  filed(3, [...OPINIONS, [3, 3, act.confirmTraffic]], 1),
  filed(3, [...OPINIONS, [3, 2, act.confirmRoad], [3, 3, act.returnTraffic]]),
  filed(3, REVIEWED, 1),
  filed(12, ORDERED, 2),
  filed(7, [...OPINIONS, [3, 2, act.confirmRoad], [3, 3, act.confirmUnread], [4, 1, act.grant]]),
  filed(8, [...AFTER_HOURS, [4, 0, act.confirmRoad], [4, 1, act.confirmTraffic], [5, 1, act.grant]], 1),
  filed(8, SENT),
  atWindow(filed(10, PAID)),
  filed(12, DELIVERED),
  { ...filed(15, CANCELLED, 1), startsIn: 8 },
  { ...filed(16, SUSPENDED), startsIn: 8 },
  atWindow(filed(14, HANDED_OVER)),
  filed(3, [[1, 1, act.reject]], 3),
  filed(9, [
    ...INSPECTED,
    [3, 0, act.reviewRoad],
    [3, 1, act.refuseTraffic],
    [3, 2, act.confirmRoad],
    [3, 3, act.confirmTraffic],
  ]),
  filed(16, [[1, 1, act.askForSupplement]]),
  filed(2, [[1, 1, act.askForSupplement]], 2),
  filed(5, [
    [1, 1, act.askForSupplement],
    [3, 2, act.answerSupplement],
  ]),
  filed(6, [...ACCEPTED, [2, 3, act.withdraw]]),
  filed(8, [], 3),
  { ...filed(9, FREE), isEmergency: true },
  filed(22, GRANTED),
  filed(11, [...INSPECTED, [5, 1, act.explainTraffic], [6, 1, act.excuse]], 3),
  { ...filed(6, BEFORE_EXPERTS, 1), isLarge: true },
  { ...filed(12, AFTER_EXPERTS, 2), isLarge: true },
  // applicants the repository does not know: the issuer supplies, refuses, has not answered yet
  // (supplied when nobody files: while the simulated issuer prints, the repository answers nobody)
  demanding(filed(2, [[0, 3, licence.supplyDemanded], ...INSPECTED])),
  demanding(
    filed(1, [
      [0, 2, licence.refuseDemanded],
      [1, 1, licence.askForApproval],
    ]),
  ),
  demanding(filed(0, [], 2)),
  // nobody decides before the licence expires: renewed by silence
  { ...filed(22, RENEWAL_ACCEPTED, 1), startsIn: 8, days: 14 },
  { ...atWindow(filed(13, RENEWED)), startsIn: 8, days: 30 },
  { ...filed(9, RENEWAL_REVIEWED, 2), startsIn: 8, days: 30 },
];

/** Working days the stories reach back. */
export const STORY_DAYS = Math.max(...STORIES.map(({ filedBefore }) => filedBefore));
