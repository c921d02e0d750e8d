import type { Needs } from '../needs.ts';
import type { PaymentOrder } from './payment.ts';
import { selectOrderOfCase } from './payment-store.ts';

/** The newest order of a case, for screens. */
export const findPayment = (needs: Needs, caseNo: string): Promise<PaymentOrder | undefined> =>
  selectOrderOfCase(needs, caseNo);
