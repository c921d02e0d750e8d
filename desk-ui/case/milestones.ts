import type { CaseDetail, CaseState } from '../../server/desk/case-schemas.ts';

export interface Milestone {
  name: string;
  at: string | null;
  state: 'passed' | 'current' | 'ahead' | 'stopped';
}

/** How far a state has come: 0 received … 4 delivered. */
const reached: Record<CaseState, number> = {
  submitted: 0,
  supplementing: 0,
  accepted: 1,
  granted: 2,
  completed: 3,
  delivered: 4,
  rejected: 0,
  lapsed: 0,
  refused: 1,
  'payment-lapsed': 2,
  withdrawn: 0,
};

const endedEarly: Partial<Record<CaseState, string>> = {
  rejected: '不予受理',
  lapsed: '逾期未补正',
  refused: '不予许可',
  'payment-lapsed': '逾期未缴费',
  withdrawn: '已撤回',
};

/** 收件 → 受理 → 决定 → 办结 → 送达, or where it ended instead. */
export const milestonesOf = (detail: CaseDetail): Milestone[] => {
  const { state, receivedAt } = detail.case;
  // a granted case is closed by its delivery only, which the window may record later than the courier made it
  const completedAt = detail.timeline.find(({ kind }) => kind === 'CaseCompleted')?.at ?? null;
  const deliveredAt = detail.parcel?.deliveredAt ?? detail.closedAt;
  const dates = [receivedAt, detail.acceptedAt, detail.decidedAt, completedAt, deliveredAt];
  const names = ['收件', '受理', '决定', '办结', '送达'];
  const ending = endedEarly[state];
  const passed = state === 'withdrawn' ? passedByDates(detail) : reached[state];
  const line = names.map((name, index): Milestone => {
    const at = index <= passed ? (dates[index] ?? null) : null;
    if (index <= passed) return { name, at, state: 'passed' };
    return { name, at: null, state: index === passed + 1 ? 'current' : 'ahead' };
  });
  if (ending === undefined) return line;
  return [...line.slice(0, passed + 1), { name: ending, at: detail.closedAt, state: 'stopped' }];
};

const passedByDates = (detail: CaseDetail): number => {
  if (detail.decidedAt !== null) return 2;
  return detail.acceptedAt === null ? 0 : 1;
};
