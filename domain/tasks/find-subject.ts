import { findCase } from '../cases/index.ts';
import type { Needs } from '../needs.ts';
import type { OrderSubject, Subject } from './subject.ts';
import { insertSubject, selectSubject } from './subject-store.ts';
import { taskNotFound } from './task-errors.ts';

/** What the process with this business key is about; undefined where it has no tasks, e.g. the supervising of a clock. */
export const findSubject = async (needs: Needs, id: string): Promise<Subject | undefined> => {
  const found = await findCase(needs, id);
  if (found === undefined) return selectSubject(needs, id);
  return { kind: 'case', id, caseNo: id, modelVersionId: found.modelVersionId, found };
};

export const getSubject = async (needs: Needs, id: string): Promise<Subject> => {
  const subject = await findSubject(needs, id);
  if (subject === undefined) throw taskNotFound();
  return subject;
};

/** Makes an order known before its process starts, so that its tasks find department and forms. */
export const openSubject = (needs: Needs, subject: OrderSubject): Promise<void> => insertSubject(needs, subject);
