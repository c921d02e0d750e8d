import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_DATA_DIR } from '../support/test-cluster.ts';

/** One line an outside system wrote about itself. */
export interface LedgerLine {
  type: string;
  merchantOrderNo?: string;
  clientParcelNo?: string;
  amountFen?: number;
  order?: { merchantOrderNo: string; amountFen: number };
  refund?: { merchantOrderNo: string; merchantRefundNo: string; amountFen: number };
  message?: { phone: string; text: string };
  [field: string]: unknown;
}

export type LedgerName = 'payment-gateway' | 'licence-repository' | 'courier' | 'sms';

/** The outside system's own book, read from its file: neither through its program nor through ours. */
export const readLedger = (name: LedgerName): LedgerLine[] => {
  const file = join(TEST_DATA_DIR, 'simulators', name, 'ledger.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerLine);
};
