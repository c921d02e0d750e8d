import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import type { FormComponent } from '../../server/desk/form-schemas.ts';
import { useItem } from '../draft/draft-context.ts';
import {
  dayMeanings,
  fieldKinds,
  hasChoices,
  isDay,
  isInput,
  labelOf,
  mayFeedProcess,
  otherKinds,
  withLabel,
  withProperty,
  withRequired,
  withType,
  type FieldType,
} from '../model/form-fields.ts';
import { ChoiceList } from './ChoiceList.tsx';

interface Props {
  field: FormComponent;
  problem: string | undefined;
  isFiling: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (field: FormComponent) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One field: what it is called, what it is, whether it must be filled, where its value goes. */
export const FieldRow = ({ field, problem, isFiling, isFirst, isLast, onChange, onMove, onRemove }: Props) => (
  <div className="modeler-field-entry">
    <div className="modeler-field-row" role="row">
      <Input.TextArea
        aria-label="字段名称"
        value={labelOf(field)}
        autoSize={{ minRows: 1, maxRows: 4 }}
        onChange={(event) => onChange(withLabel(field, event.target.value))}
      />
      {!isInput(field) ? (
        <span />
      ) : (
        <Input
          aria-label="字段标识"
          className="modeler-code"
          value={field.key ?? ''}
          onChange={(event) => onChange({ ...field, key: event.target.value, id: `field-${event.target.value}` })}
        />
      )}
      <Select
        aria-label="字段类型"
        value={field.type}
        options={kindOptions(field)}
        onChange={(type: string) => onChange(withType(field, type as FieldType))}
      />
      {!isInput(field) ? (
        <span />
      ) : (
        <Checkbox
          aria-label="必填"
          checked={field.validate?.required === true}
          onChange={(event) => onChange(withRequired(field, event.target.checked))}
        />
      )}
      <Target field={field} isFiling={isFiling} onChange={onChange} />
      <span className="modeler-field-actions">
        <Button
          type="text"
          aria-label="上移"
          disabled={isFirst}
          icon={<ArrowUpOutlined aria-hidden />}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          aria-label="下移"
          disabled={isLast}
          icon={<ArrowDownOutlined aria-hidden />}
          onClick={() => onMove(1)}
        />
        <Button type="text" aria-label="删除字段" icon={<DeleteOutlined aria-hidden />} onClick={onRemove} />
      </span>
    </div>
    {field.valuesKey === undefined ? null : <p className="modeler-field-hint">{CHOICE_HINTS[field.valuesKey]}</p>}
    {field.properties?.meaning === 'happened-on' ? (
      <p className="modeler-field-hint">
        办理日期：事情发生的那天。早于环节到达、晚于录入或者过后补录的，列为监察线索。
      </p>
    ) : null}
    {hasChoices(field) ? <ChoiceList field={field} onChange={onChange} /> : null}
    {problem === undefined ? null : <p className="modeler-field-problem">{problem}</p>}
  </div>
);

/** Where choices come from that are not written in the form. */
const CHOICE_HINTS: Record<string, string> = {
  materials: '选项取自本事项的申请材料目录。',
  'demandable-materials': '选项取自本事项的申请材料目录，电子证照库已经提供的除外。',
};

const kindOptions = (field: FormComponent) => {
  const other = otherKinds[field.type];
  const known = fieldKinds.map(({ type, label }) => ({ value: type as string, label: label as string }));
  return other === undefined ? known : [{ value: field.type, label: other }, ...known];
};

interface TargetProps {
  field: FormComponent;
  onChange: (field: FormComponent) => void;
}

/** Where the value goes, or, of a day, what it means. */
const Target = ({ field, isFiling, onChange }: TargetProps & { isFiling: boolean }) => {
  if (isFiling) return <FactSelect field={field} onChange={onChange} />;
  return isDay(field) ? (
    <MeaningSelect field={field} onChange={onChange} />
  ) : (
    <VariableInput field={field} onChange={onChange} />
  );
};

const MeaningSelect = ({ field, onChange }: TargetProps) => (
  <Select
    aria-label="日期的含义"
    value={field.properties?.meaning ?? ''}
    options={[...dayMeanings]}
    onChange={(meaning: string) => onChange(withProperty(field, 'meaning', meaning))}
  />
);

const VariableInput = ({ field, onChange }: TargetProps) =>
  mayFeedProcess(field) ? (
    <Input
      aria-label="交给流程的变量"
      className="modeler-code"
      placeholder="不交给流程"
      value={field.properties?.variable ?? ''}
      onChange={(event) => onChange(withProperty(field, 'variable', event.target.value.trim()))}
    />
  ) : (
    <span />
  );

const FactSelect = ({ field, onChange }: TargetProps) => {
  const facts = useItem()?.facts ?? [];
  return mayFeedProcess(field) ? (
    <Select
      aria-label="填入的办件要素"
      value={field.properties?.fact ?? ''}
      options={[{ value: '', label: '不填入' }, ...facts.map((fact) => ({ value: fact.key, label: fact.name }))]}
      onChange={(fact: string) => onChange(withProperty(field, 'fact', fact))}
    />
  ) : (
    <span />
  );
};
