import { Link } from 'react-router';
import './case.css';

/** 31 characters of the item, the day, a running number; the end is what people say to each other. */
const dayAndNumber = /^(.{31})(\d{8})(\d{4,})$/;

/** In lists: the telling end, the whole number on hover. */
export const ShortCaseNo = ({ caseNo, to }: { caseNo: string; to?: string }) => {
  const [, , day, number] = dayAndNumber.exec(caseNo) ?? [];
  const text = day === undefined ? caseNo : `${day}-${number ?? ''}`;
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
  const [, code, day, number] = dayAndNumber.exec(caseNo) ?? [];
  if (day === undefined) return <span className="case-no-whole">{caseNo}</span>;
  return (
    <span className="case-no-whole">
      {code}
      <strong>{day}</strong>
      <strong>{number}</strong>
    </span>
  );
};
