import { bindNeeds, type Needs } from '../needs.ts';
import type { PaymentEffectNeeds } from '../payments/index.ts';
import { closeDifference } from './close-difference.ts';
import { reconcileDay } from './reconcile-day.ts';
import { reconcileDueDays } from './reconcile-due-days.ts';
import { showReconciliation } from './show-reconciliation.ts';

export type { DifferenceKind } from './difference.ts';
export { DIFFERENCE_KINDS, DIFFERENCE_NAMES, judgePair } from './difference.ts';
export type { ReconciledDay } from './reconcile-day.ts';
export type { DaySide, DifferenceRow, ReconciledDayRow } from './reconciliation-reader.ts';
export * from './reconciliation-errors.ts';
export type { Reconciliation } from './show-reconciliation.ts';
export { closeDifference, reconcileDay, reconcileDueDays, showReconciliation };

export const createReconciliation = (needs: Needs) => bindNeeds(needs, { closeDifference, showReconciliation });

/** Those that ask the payment platform, and so open their own transactions. */
export const createReconciliationEffects = (needs: PaymentEffectNeeds) =>
  bindNeeds(needs, { reconcileDay, reconcileDueDays });
