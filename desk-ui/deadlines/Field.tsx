import type { ReactNode } from 'react';

interface Props {
  label: string;
  id: string;
  isOptional?: boolean;
  fault?: string | undefined;
  children: ReactNode;
}

/** A label over its control, and what is wrong with it below. */
export const Field = ({ label, id, isOptional, fault, children }: Props) => (
  <div className="deadline-field">
    <label htmlFor={id}>
      {label}
      {isOptional ? <span className="tb-optional">（选填）</span> : null}
    </label>
    {children}
    {fault === undefined ? null : <p className="deadline-fault">{fault}</p>}
  </div>
);
