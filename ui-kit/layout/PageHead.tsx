import type { ReactNode } from 'react';
import './layout.css';

interface Props {
  title: ReactNode;
  /** one quiet line under the title */
  note?: ReactNode;
  /** at the right end */
  actions?: ReactNode;
}

/** The first row of a page; always the same height. */
export const PageHead = ({ title, note, actions }: Props) => (
  <div className="tb-page-head">
    <div className="tb-page-head-text">
      <h1>{title}</h1>
      {note === undefined ? null : <p className="tb-soft">{note}</p>}
    </div>
    <div className="tb-page-head-actions">{actions}</div>
  </div>
);
