import type { ReactNode } from 'react';
import './layout.css';

/** An empty place that says why it is empty and what to do. */
export const Nothing = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="tb-nothing">
    <strong>{title}</strong>
    {children === undefined ? null : <span>{children}</span>}
  </div>
);
