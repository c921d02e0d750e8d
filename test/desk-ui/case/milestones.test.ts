import { expect } from 'chai';
import { milestonesOf } from '../../../desk-ui/case/milestones.ts';
import type { CaseDetail } from '../../../server/desk/case-schemas.ts';

type Told = Pick<CaseDetail, 'acceptedAt' | 'decidedAt' | 'closedAt' | 'parcel' | 'timeline'> & {
  case: Pick<CaseDetail['case'], 'state' | 'receivedAt'>;
};

const at = '2026-03-02T09:00:00+08:00';
const standing = (state: CaseDetail['case']['state'], dates: Partial<Omit<Told, 'case'>> = {}): CaseDetail =>
  ({
    case: { state, receivedAt: at },
    acceptedAt: null,
    decidedAt: null,
    closedAt: null,
    parcel: null,
    timeline: [],
    ...dates,
  }) satisfies Told as unknown as CaseDetail;
const wayOf = (detail: CaseDetail) => milestonesOf(detail).map(({ name, state }) => `${name} ${state}`);

describe('milestones', () => {
  it('mark what was passed, where the case stands, and what lies ahead', () => {
    expect(wayOf(standing('accepted', { acceptedAt: at }))).to.eql([
      '收件 passed',
      '受理 passed',
      '决定 current',
      '办结 ahead',
      '送达 ahead',
    ]);
  });

  it('end where the case ended early', () => {
    expect(wayOf(standing('rejected', { closedAt: at }))).to.eql(['收件 passed', '不予受理 stopped']);
    expect(wayOf(standing('withdrawn', { acceptedAt: at, closedAt: at }))).to.eql([
      '收件 passed',
      '受理 passed',
      '已撤回 stopped',
    ]);
  });

  it('tell completion and delivery apart', () => {
    const completedAt = '2026-03-09T09:38:00+08:00';
    const closedAt = '2026-03-12T10:53:00+08:00';
    const timeline = [{ id: '7', at: completedAt, kind: 'CaseCompleted', title: '办结', actor: '系统', text: null }];
    const datesOf = (detail: CaseDetail) => milestonesOf(detail).map((one) => one.at);
    const before = { acceptedAt: at, decidedAt: at, timeline };
    expect(datesOf(standing('completed', before)).slice(3)).to.eql([completedAt, null]);
    expect(datesOf(standing('delivered', { ...before, closedAt })).slice(3)).to.eql([completedAt, closedAt]);
  });

  it('are all passed once delivered', () => {
    expect(
      wayOf(standing('delivered', { acceptedAt: at, decidedAt: at, closedAt: at })).every((one) =>
        one.endsWith('passed'),
      ),
    ).to.equal(true);
  });
});
