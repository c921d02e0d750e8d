import { findPublished } from '../models/index.ts';
import type { Needs } from '../needs.ts';
import { ORDER_PROCESS } from './order.ts';
import { orderProcessMissing } from './order-errors.ts';

/** The process as published now; an order keeps to it. Errors: order-process-missing. */
export const getOrderProcess = async (needs: Needs): Promise<{ versionId: string; processDefinitionId: string }> => {
  const process = await findPublished(needs, ORDER_PROCESS);
  if (process === undefined) throw orderProcessMissing();
  return process;
};
