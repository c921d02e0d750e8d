import type { ReactNode } from 'react';
import './layout.css';

interface Props {
  title?: ReactNode;
  /** at the right end of the title */
  extra?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A white sheet on the canvas. */
export const Panel = ({ title, extra, className, children }: Props) => (
  <section className={className === undefined ? 'tb-panel' : `tb-panel ${className}`}>
    {title === undefined ? null : (
      <header className="tb-panel-head">
        <h2>{title}</h2>
        {extra}
      </header>
    )}
    {children}
  </section>
);
