import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

/**
 * GET /desk/api/stream (server-sent events). The stream says that something changed, the page fetches it.
 * `event:` is the name, `data:` the JSON below, `id:` goes up; after a break the browser sends `Last-Event-ID`,
 * and a client that missed anything is told so by `tasks-changed` with a null department.
 */
export const TasksChanged = Type.Object({ departmentId: Type.Union([Type.String(), Type.Null()]) });
export type TasksChanged = Static<typeof TasksChanged>;

export const CaseChanged = Type.Object({ caseNo: Type.String() });
export type CaseChanged = Static<typeof CaseChanged>;

/** Event name → its data. */
export interface StreamEvents {
  'tasks-changed': TasksChanged;
  'case-changed': CaseChanged;
}
