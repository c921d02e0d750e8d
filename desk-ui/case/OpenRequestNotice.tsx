import type { OpenRequest } from '../../server/desk/case-schemas.ts';
import { formatWeekday } from '../../ui-kit/time/format-time.ts';

/** The applicant owes an answer: what, since when, until when. */
export const OpenRequestNotice = ({ request }: { request: OpenRequest }) => (
  <aside className="open-request">
    <strong>
      {request.kind === 'supplement' ? '等待申请人补正' : '等待申请人整改'}
      {request.dueAt === null ? '' : `，期限 ${formatWeekday(request.dueAt)}`}
    </strong>
    <p>{request.reason}</p>
    {request.missing.length === 0 ? null : (
      <ul>
        {request.missing.map((missing) => (
          <li key={missing.key}>
            {missing.name}
            {missing.reason === '' ? null : <span className="tb-soft">：{missing.reason}</span>}
          </li>
        ))}
      </ul>
    )}
  </aside>
);
