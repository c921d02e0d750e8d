import type { ReactNode } from 'react';
import './split-view.css';

interface Props {
  /** one row of filters above both sides */
  head: ReactNode;
  list: ReactNode;
  detail: ReactNode;
  /** what the list holds, for those who do not see it */
  label: string;
}

/** A list at the left, what was chosen from it at the right; each scrolls by itself. */
export const SplitView = ({ head, list, detail, label }: Props) => (
  <div className="tb-split">
    <div className="tb-split-head">{head}</div>
    <nav className="tb-split-list" aria-label={label}>
      {list}
    </nav>
    <section className="tb-split-detail">{detail}</section>
  </div>
);

/** One entry of the list. */
export const SplitEntry = ({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) => (
  <button type="button" className="tb-split-entry" aria-current={isChosen} onClick={onChoose}>
    {children}
  </button>
);
