import type { ClockUnit } from './limit-clock.ts';

/** A limit the office has set for itself, whatever the item: answers to supervision orders, consultations, complaints. */
export interface OfficeLimit {
  /** `order-reply`, `consultation-reply` … */
  key: string;
  /** Chinese */
  name: string;
  budget: number;
  unit: ClockUnit;
  legalBasis: string;
}
