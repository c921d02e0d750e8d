import { Link } from 'react-router';
import { ShortCaseNo } from './CaseNo.tsx';

interface Props {
  matter: { caseNo: string | null; inquiryNo: string | null };
}

/** What a limit is about: a case or an inquiry, by its number, which leads there; nothing for neither. */
export const MatterNo = ({ matter: { caseNo, inquiryNo } }: Props) => {
  if (caseNo !== null) return <ShortCaseNo caseNo={caseNo} to={`/cases/${caseNo}`} />;
  if (inquiryNo === null) return null;
  return (
    <Link to={`/inquiries?no=${encodeURIComponent(inquiryNo)}`} className="case-no">
      {inquiryNo}
    </Link>
  );
};
