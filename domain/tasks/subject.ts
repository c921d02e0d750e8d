import type { Case } from '../cases/index.ts';

/** What a process with tasks is about. Its id is the business key of the process. */
export interface TaskSubject {
  kind: 'case' | 'order';
  id: string;
}

/** A case. */
export interface CaseSubject extends TaskSubject {
  kind: 'case';
  found: Case;
  caseNo: string;
  modelVersionId: string;
}

/** An order about a limit that ran out. It keeps to the version of its standing process, as a case keeps to its item's. */
export interface OrderSubject extends TaskSubject {
  kind: 'order';
  /** the case the order is about, when it is about one */
  caseNo: string | undefined;
  /** the department that must answer */
  departmentId: string;
  modelVersionId: string;
}

export type Subject = CaseSubject | OrderSubject;
