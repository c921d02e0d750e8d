import { Select } from 'antd';
import type { KnownVariable } from '../model/known-variable.ts';

interface VariableProps {
  label: string;
  value: string;
  variables: readonly KnownVariable[];
  onChange: (name: string) => void;
}

/** Picks one of the variables the model knows; each with where it comes from. */
export const VariableSelect = ({ label, value, variables, onChange }: VariableProps) => (
  <Select
    aria-label={label}
    showSearch
    value={value === '' ? null : value}
    placeholder="请选择变量"
    onChange={onChange}
    options={variables.map((variable) => ({ value: variable.name, label: variable.name, origin: variable.origin }))}
    optionRender={(option) => (
      <div className="modeler-variable">
        <code>{String(option.value)}</code>
        <span>{String(option.data.origin)}</span>
      </div>
    )}
    popupMatchSelectWidth={320}
  />
);
