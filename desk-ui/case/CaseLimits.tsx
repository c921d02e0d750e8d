import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseProcedures } from './CaseProcedures.tsx';

/** The limits of a case, and what stops or lengthens them. */
export const CaseLimits = ({ detail }: { detail: CaseDetail }) => (
  <div className="case-limits">
    <CaseProcedures detail={detail} />
    <CaseClocks clocks={detail.clocks} />
  </div>
);
