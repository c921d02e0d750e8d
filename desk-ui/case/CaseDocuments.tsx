import { Button } from 'antd';
import type { DocumentView } from '../../server/desk/case-schemas.ts';
import { formatTimeWithWeekday } from '../../ui-kit/time/format-time.ts';
import './results.css';

/** Notices and decisions that were issued; each opens as a PDF to read or print. */
export const CaseDocuments = ({ documents }: { documents: readonly DocumentView[] }) => (
  <section className="case-section">
    <header>
      <h2>文书</h2>
    </header>
    <ul className="documents">
      {documents.map((document) => (
        <li key={document.id}>
          <div>
            <strong>{document.title}</strong>
            <span className="tb-soft">
              {document.number} · {formatTimeWithWeekday(document.issuedAt)}
            </span>
          </div>
          <Button size="small" href={document.href} target="_blank" rel="noreferrer">
            打开打印
          </Button>
        </li>
      ))}
    </ul>
  </section>
);
