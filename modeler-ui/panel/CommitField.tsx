import { Input } from 'antd';
import { useEffect, useState } from 'react';

interface Props {
  value: string;
  /** called once when the field is left or Enter is pressed; a returned sentence is why the text was not taken */
  onCommit: (value: string) => string | undefined | void;
  /** says while typing what is wrong with the text */
  check?: (text: string) => string | undefined;
  label: string;
  rows?: number;
  placeholder?: string;
  isCode?: boolean;
}

/** A labelled text field that reports a finished text, so that one edit is one step of undo. */
export const CommitField = ({ value, onCommit, check, label, rows, placeholder, isCode = false }: Props) => {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    setText(value);
    setProblem(undefined);
  }, [value]);
  const commit = () => {
    if (text !== value) setProblem(onCommit(text.trim()) ?? undefined);
  };
  const shared = {
    value: text,
    'aria-label': label,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(problem === undefined ? {} : { status: 'error' as const }),
    onBlur: commit,
    spellCheck: false,
    className: isCode ? 'modeler-code' : '',
  };
  return (
    <Field label={label} problem={problem ?? check?.(text)}>
      {rows === undefined ? (
        <Input {...shared} onChange={(event) => setText(event.target.value)} onPressEnter={commit} />
      ) : (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: rows, maxRows: 10 }}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </Field>
  );
};

interface FieldProps {
  label: string;
  hint?: React.ReactNode;
  problem?: string | undefined;
  children: React.ReactNode;
}

/** Label above, control, a quiet hint or a problem below. */
export const Field = ({ label, hint, problem, children }: FieldProps) => (
  <div className="modeler-field">
    <span className="modeler-field-label">{label}</span>
    {children}
    {problem === undefined ? null : <span className="modeler-field-problem">{problem}</span>}
    {hint === undefined ? null : <span className="modeler-field-hint">{hint}</span>}
  </div>
);
