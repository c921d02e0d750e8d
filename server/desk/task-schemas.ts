import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Cursor, Identifier, Instant, Key, oneOf, orNull, PageSize, Person } from '../field-schemas.ts';
import { CaseDetail } from './case-schemas.ts';
import { Light, Remaining } from './clock-schemas.ts';
import { OrderDetail } from './order-schemas.ts';
import { FilledField, FormChoices, FormDocument, FormValues } from './form-schemas.ts';

/** mine = claimed by me, open = nobody's yet, all = both and colleagues', done = decided by me. */
export const TaskView = oneOf(['mine', 'open', 'all', 'done']);
export type TaskView = Static<typeof TaskView>;

/** GET /desk/api/tasks – sorted by deadline, soonest first; `q` finds case number or applicant name. Supervisors see every department. */
export const TaskQuery = Type.Object({
  view: Type.Optional(TaskView),
  light: Type.Optional(Light),
  item: Type.Optional(Key),
  department: Type.Optional(Identifier),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(PageSize),
});
export type TaskQuery = Static<typeof TaskQuery>;

export const TaskState = oneOf(['open', 'deciding', 'done', 'overtaken', 'cancelled']);
export type TaskState = Static<typeof TaskState>;

/** One line of the task list. */
export const TaskRow = Type.Object({
  id: Type.String(),
  /** the supervision order it belongs to; null for a step of the case itself */
  orderId: orNull(Type.String()),
  /** the case it is about; null where an order is about none, then item and applicant are empty */
  caseNo: orNull(Type.String()),
  /** the inquiry an order is about whose reply was late */
  inquiryNo: orNull(Type.String()),
  itemKey: orNull(Type.String()),
  itemName: Type.String(),
  /** masked for persons (张*), whole for organisations */
  applicantName: Type.String(),
  stepName: Type.String(),
  partKey: Type.String(),
  taskKey: Type.String(),
  branch: orNull(Type.Integer()),
  departmentId: Type.String(),
  departmentName: Type.String(),
  role: Type.String(),
  state: TaskState,
  openedAt: Instant,
  dueAt: orNull(Instant),
  /** null when the step has no limit of its own and the case's clock stands still */
  light: orNull(Light),
  remaining: orNull(Remaining),
  claimedBy: orNull(Person),
  claimedAt: orNull(Instant),
  version: Type.Integer(),
});
export type TaskRow = Static<typeof TaskRow>;

/** How many rows each view and each light would show, whatever view or light is chosen; other filters apply. */
export const TaskCounts = Type.Object({
  views: Type.Object({ mine: Type.Integer(), open: Type.Integer(), all: Type.Integer() }),
  lights: Type.Object({ green: Type.Integer(), yellow: Type.Integer(), red: Type.Integer() }),
});
export type TaskCounts = Static<typeof TaskCounts>;

export const TaskList = Type.Object({
  rows: Type.Array(TaskRow),
  counts: TaskCounts,
  nextCursor: orNull(Cursor),
  /** items that occur in the list, for the filter */
  items: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
});
export type TaskList = Static<typeof TaskList>;

/** GET /desk/api/tasks/{id}: everything the step's screen shows, in one answer. */
export const TaskDetail = Type.Object({
  task: TaskRow,
  form: orNull(FormDocument),
  /** what the form starts with; the decided values once it is decided */
  values: FormValues,
  /** for components with `valuesKey`, e.g. `materials` */
  choices: FormChoices,
  mayClaim: Type.Boolean(),
  mayRelease: Type.Boolean(),
  mayDecide: Type.Boolean(),
  /** why not, in Chinese, when none of the three is allowed */
  hint: orNull(Type.String()),
  /** what was filled in, once it is decided */
  decided: Type.Array(FilledField),
  case: orNull(CaseDetail),
  /** the order it belongs to; null for a step of the case itself */
  order: orNull(OrderDetail),
});
export type TaskDetail = Static<typeof TaskDetail>;

/**
 * POST /desk/api/tasks/{id}/decision. `version` is the row version the screen was made from (or send `If-Match`):
 * 428 `version-required` without it, 412 `task-changed` when it is old, 409 `task-already-decided` when somebody won.
 */
export const DecideTask = Type.Object(
  { values: FormValues, version: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
);
export type DecideTask = Static<typeof DecideTask>;

/** Answer of claim, release and decision: the row as it now is. */
export const TaskChanged = Type.Object({ task: TaskRow });
export type TaskChanged = Static<typeof TaskChanged>;

export const TaskPath = Type.Object({ taskId: Identifier });
export type TaskPath = Static<typeof TaskPath>;
