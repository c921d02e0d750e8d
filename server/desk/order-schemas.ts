import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Cursor, Day, Identifier, Instant, oneOf, orNull, PageSize } from '../field-schemas.ts';
import { Light, Remaining } from './clock-schemas.ts';

/** explaining 待说明, issued 督办中, excused 说明成立, closed 已办结. */
export const OrderState = oneOf(['explaining', 'issued', 'excused', 'closed']);
export type OrderState = Static<typeof OrderState>;

/** GET /desk/api/orders – newest first; `q` finds the number of the order, the case or the inquiry. Clerks see those of their department. */
export const OrderQuery = Type.Object(
  {
    state: Type.Optional(OrderState),
    department: Type.Optional(Identifier),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(PageSize),
  },
  { additionalProperties: false },
);
export type OrderQuery = Static<typeof OrderQuery>;

/** A step that waits for somebody. */
export const OrderStep = Type.Object({
  taskId: Type.String(),
  name: Type.String(),
  /** the caller is one of those it waits for */
  isMine: Type.Boolean(),
});
export type OrderStep = Static<typeof OrderStep>;

/** One line of the list. */
export const OrderRow = Type.Object({
  id: Type.String(),
  /** 督办编号, once it is issued */
  number: orNull(Type.String()),
  state: OrderState,
  stateName: Type.String(),
  /** 2 once it was escalated */
  level: Type.Integer(),
  caseNo: orNull(Type.String()),
  /** of the consultation or complaint that was replied to too late */
  inquiryNo: orNull(Type.String()),
  itemName: Type.String(),
  /** the limit that ran out */
  limitName: Type.String(),
  departmentId: Type.String(),
  departmentName: Type.String(),
  /** when that limit ran out */
  dueAt: Instant,
  openedAt: Instant,
  issuedAt: orNull(Instant),
  closedAt: orNull(Instant),
  /** deducted so far */
  points: Type.Integer(),
  steps: Type.Array(OrderStep),
  /** of the limit that runs in the order itself */
  stepDueAt: orNull(Instant),
  light: orNull(Light),
  remaining: orNull(Remaining),
});
export type OrderRow = Static<typeof OrderRow>;

export const OrderList = Type.Object({
  rows: Type.Array(OrderRow),
  /** how many there are in each state, whichever is chosen */
  counts: Type.Object({
    explaining: Type.Integer(),
    issued: Type.Integer(),
    excused: Type.Integer(),
    closed: Type.Integer(),
  }),
  /** departments with orders that the caller may see */
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  nextCursor: orNull(Cursor),
});
export type OrderList = Static<typeof OrderList>;

/** One line of what happened in an order, oldest first. */
export const OrderEntry = Type.Object({
  id: Type.String(),
  at: Instant,
  title: Type.String(),
  actor: Type.String(),
  text: orNull(Type.String()),
  tone: oneOf(['plain', 'good', 'warning', 'bad']),
});
export type OrderEntry = Static<typeof OrderEntry>;

/** GET /desk/api/orders/{orderId} */
export const OrderDetail = Type.Object({
  order: OrderRow,
  /** the limit that ran out, as it stands now */
  limit: orNull(
    Type.Object({
      legalBasis: Type.String(),
      startedAt: Instant,
      dueAt: Instant,
      remaining: Remaining,
      /** how the due date came about */
      explanation: Type.Array(Type.String()),
    }),
  ),
  deductions: Type.Array(
    Type.Object({ id: Type.String(), ruleName: Type.String(), points: Type.Integer(), at: Instant }),
  ),
  history: Type.Array(OrderEntry),
});
export type OrderDetail = Static<typeof OrderDetail>;

export const OrderPath = Type.Object({ orderId: Identifier });
export type OrderPath = Static<typeof OrderPath>;

/** GET /desk/api/overdue – every open limit that is red now, the longest overdue first. Clerks see those of their department. */
export const OverdueQuery = Type.Object(
  {
    department: Type.Optional(Identifier),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(PageSize),
  },
  { additionalProperties: false },
);
export type OverdueQuery = Static<typeof OverdueQuery>;

export const OverdueRow = Type.Object({
  clockId: Type.String(),
  caseNo: orNull(Type.String()),
  /** of the consultation or complaint that waits for a reply, or whose order this is */
  inquiryNo: orNull(Type.String()),
  itemName: Type.String(),
  limitName: Type.String(),
  departmentId: Type.String(),
  departmentName: Type.String(),
  dueAt: Instant,
  remaining: Remaining,
  /** what the department said, when it has */
  reason: orNull(Type.String()),
  order: orNull(
    Type.Object({ id: Type.String(), number: orNull(Type.String()), state: OrderState, stateName: Type.String() }),
  ),
});
export type OverdueRow = Static<typeof OverdueRow>;

export const OverdueList = Type.Object({
  rows: Type.Array(OverdueRow),
  /** departments with such limits, whichever is chosen */
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), count: Type.Integer() })),
  nextCursor: orNull(Cursor),
});
export type OverdueList = Static<typeof OverdueList>;

/** GET /desk/api/scores – what departments lost from the first day to the last; clerks see their own department. */
export const ScoreQuery = Type.Object({ from: Day, until: Day }, { additionalProperties: false });
export type ScoreQuery = Static<typeof ScoreQuery>;

export const ScoreTable = Type.Object({
  departments: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      asked: Type.Integer(),
      excused: Type.Integer(),
      issued: Type.Integer(),
      escalated: Type.Integer(),
      points: Type.Integer(),
      rules: Type.Array(Type.Object({ name: Type.String(), times: Type.Integer(), points: Type.Integer() })),
    }),
  ),
});
export type ScoreTable = Static<typeof ScoreTable>;

/** A supervision order about one of the limits of a case. */
export const CaseOrder = Type.Object({
  id: Type.String(),
  number: orNull(Type.String()),
  stateName: Type.String(),
  departmentId: Type.String(),
  departmentName: Type.String(),
  limitName: Type.String(),
  isOpen: Type.Boolean(),
});
export type CaseOrder = Static<typeof CaseOrder>;
