import { AutoComplete, Button, Checkbox, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useKnownVariables } from '../draft/draft-context.ts';
import { childOf, isA, type BusinessObject } from '../model/business-object.ts';
import {
  comparisons,
  conditionProblem,
  readCondition,
  writeCondition,
  type SimpleCondition,
} from '../model/condition.ts';
import type { KnownVariable } from '../model/known-variable.ts';
import { expressionOf } from '../editor/element-changes.ts';
import { CommitField, Field } from './CommitField.tsx';
import type { SectionProps } from './section.ts';
import { VariableSelect } from './VariableSelect.tsx';

/** When this flow is taken; only asked for flows that leave a gateway that chooses. */
export const ConditionSection = ({ element, changes, path }: SectionProps) => {
  const flow = element.businessObject as BusinessObject;
  const source = childOf(flow, 'sourceRef');
  const variables = useKnownVariables(path);
  if (!isA(source, 'bpmn:ExclusiveGateway')) return null;
  const isDefault = childOf(source, 'default') === flow;
  return (
    <>
      <Checkbox checked={isDefault} onChange={(event) => changes.isDefaultFlow(event.target.checked)}>
        其余情况都走这条（默认流向）
      </Checkbox>
      {isDefault ? null : (
        <ConditionField
          key={flow.id}
          text={expressionOf(flow, 'conditionExpression')}
          variables={variables}
          onChange={(text) => changes.condition(text)}
        />
      )}
    </>
  );
};

interface FieldProps {
  text: string;
  variables: readonly KnownVariable[];
  onChange: (text: string) => void;
}

const empty: SimpleCondition = { variable: '', comparison: '=', values: [] };

const ConditionField = ({ text, variables, onChange }: FieldProps) => {
  const simple = text === '' ? empty : readCondition(text);
  const [isText, setIsText] = useState(simple === undefined);
  return (
    <div className="modeler-condition">
      {isText || simple === undefined ? (
        <CommitField
          label="条件"
          value={text}
          check={conditionProblem}
          rows={3}
          isCode
          onCommit={onChange}
          placeholder='acceptance = "accepted"'
        />
      ) : (
        <ConditionBoxes condition={simple} variables={variables} onChange={onChange} />
      )}
      <Button
        type="link"
        size="small"
        disabled={isText && simple === undefined}
        onClick={() => setIsText((before) => !before)}
      >
        {isText ? '改用选择方式' : '改用文字方式'}
      </Button>
    </div>
  );
};

interface BoxesProps {
  condition: SimpleCondition;
  variables: readonly KnownVariable[];
  onChange: (text: string) => void;
}

const ConditionBoxes = ({ condition, variables, onChange }: BoxesProps) => {
  const [draft, setDraft] = useState(condition);
  const written = writeCondition(condition);
  useEffect(() => setDraft(condition), [written]);
  const known = variables.find((variable) => variable.name === draft.variable);
  const change = (part: Partial<SimpleCondition>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    const text = writeCondition(next);
    if (text !== '' || next.variable === '') onChange(text);
  };
  const needsValue = draft.comparison !== 'is' && draft.comparison !== 'not';
  return (
    <Field label="条件" hint={known?.origin}>
      <VariableSelect
        label="变量"
        value={draft.variable}
        variables={variables.filter(({ type }) => type !== 'date')}
        onChange={(variable) => change({ variable, values: [], comparison: usualComparison(variable, variables) })}
      />
      <div className="modeler-condition-row">
        <Select
          aria-label="比较方式"
          value={draft.comparison}
          options={[...comparisons]}
          onChange={(comparison) => change({ comparison })}
        />
        {needsValue ? <ValueSelect condition={draft} known={known} onChange={(values) => change({ values })} /> : null}
      </div>
    </Field>
  );
};

interface ValueProps {
  condition: SimpleCondition;
  known: KnownVariable | undefined;
  onChange: (values: string[]) => void;
}

const ValueSelect = ({ condition, known, onChange }: ValueProps) => {
  const options = (known?.values ?? []).map(({ value, label }) => ({
    value,
    label: label === value ? value : `${label}（${value}）`,
  }));
  if (condition.comparison === 'in') {
    return <Select aria-label="值" mode="tags" value={condition.values} options={options} onChange={onChange} />;
  }
  return (
    <AutoComplete
      aria-label="值"
      value={condition.values[0] ?? ''}
      options={options}
      onChange={(value: string) => onChange([value])}
    />
  );
};

/** A truth value is asked as it stands; everything else is first compared for being equal. */
const usualComparison = (name: string, variables: readonly KnownVariable[]) =>
  variables.find((variable) => variable.name === name)?.type === 'boolean' ? 'is' : '=';
