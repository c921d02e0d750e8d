import { randomUUID } from 'node:crypto';
import { findCase } from '../cases/index.ts';
import type { LimitClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { beginOrder } from './begin-order.ts';
import { getOrder } from './get-order.ts';
import { getOrderProcess } from './get-order-process.ts';
import { hasDepartment } from './has-department.ts';
import { noteOrder } from './note-order.ts';
import { insertOrder } from './order-store.ts';

/** Orders about answers to orders would have no end. */
const isForOrders = (clock: LimitClock): clock is LimitClock & { departmentId: string } =>
  clock.departmentId !== undefined && clock.subjectKind !== 'order';

/**
 * A limit of a department has run out: the department is asked why. Once per clock: a later run of the same clock that turns red, too,
 * asks nothing new. Errors: order-process-missing.
 */
export const openOrder = async (needs: Needs, clock: LimitClock, actor: Actor): Promise<void> => {
  if (!isForOrders(clock) || !(await hasDepartment(needs, clock))) return;
  const process = await getOrderProcess(needs);
  const { id: clockId, limitKey, departmentId, dueAt } = clock;
  const caseNo = clock.caseNo === undefined ? undefined : (await findCase(needs, clock.caseNo))?.caseNo;
  const of = { id: randomUUID(), caseNo, departmentId, modelVersionId: process.versionId };
  if (!(await insertOrder(needs, { ...of, clockId, limitKey, dueAt }))) return;
  await beginOrder(needs, of, process.processDefinitionId, actor);
  const note = { action: 'open-order', event: 'OverdueExplanationRequested' };
  await noteOrder(needs, await getOrder(needs, of.id), note, actor);
};
