import { isIdNumber, isPilotUscc, isUscc } from '../items/index.ts';
import { idNumberInvalid, usccInvalid } from './case-errors.ts';

interface Codes {
  applicant?: { idNumber?: unknown; uscc?: unknown } | null;
}

/**
 * Refuses a wrong check digit with a code of its own, before the rest of the filing is looked at; the rest is left to the schema.
 * Returns warnings: codes of the Fujian pilot fail the check digit and are valid all the same.
 */
export const checkApplicant = (filing: unknown): string[] => {
  const { idNumber, uscc } = (filing as Codes | null)?.applicant ?? {};
  if (typeof idNumber === 'string' && !isIdNumber(idNumber))
    throw idNumberInvalid([{ path: '/applicant/idNumber', message: '号码或校验位不正确' }]);
  if (typeof uscc === 'string' && !isUscc(uscc))
    throw usccInvalid([{ path: '/applicant/uscc', message: '代码或校验位不正确' }]);
  return typeof uscc === 'string' && isPilotUscc(uscc) ? ['uscc-pilot-code'] : [];
};
