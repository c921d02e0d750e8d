import { Link } from 'react-router';
import { partsOfCaseNo } from './short-case-no.ts';
import './case.css';

/** In lists: the telling end, the whole number on hover. */
export const ShortCaseNo = ({ caseNo, to }: { caseNo: string; to?: string }) => {
  const parts = partsOfCaseNo(caseNo);
  const text = parts === undefined ? caseNo : `${parts.day}-${parts.number}`;
  return to === undefined ? (
    <span title={caseNo} className="case-no">
      {text}
    </span>
  ) : (
    <Link to={to} title={caseNo} className="case-no">
      {text}
    </Link>
  );
};

/** On the case's own page: whole, the telling end strong. */
export const WholeCaseNo = ({ caseNo }: { caseNo: string }) => {
  const parts = partsOfCaseNo(caseNo);
  if (parts === undefined) return <span className="case-no-whole">{caseNo}</span>;
  return (
    <span className="case-no-whole">
      {parts.item}
      <strong>{parts.day}</strong>
      <strong>{parts.number}</strong>
    </span>
  );
};
