import type { FormComponent, FormDocument } from '../../server/desk/form-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { FieldRow } from './FieldRow.tsx';

interface Props {
  form: FormDocument;
  /** a sentence per row that is wrong */
  problems: ReadonlyMap<number, string>;
  /** the filing form fills facts instead of process variables */
  isFiling: boolean;
  onChange: (form: FormDocument) => void;
}

/** The fields of a form in their order. */
export const FieldTable = ({ form, problems, isFiling, onChange }: Props) => {
  const fields = form.components;
  const replace = (components: FormComponent[]) => onChange({ ...form, components });
  const change = (row: number, field: FormComponent) =>
    replace(fields.map((old, index) => (index === row ? field : old)));
  const remove = (row: number) => replace(fields.filter((_, index) => index !== row));
  const move = (row: number, by: -1 | 1) => {
    const moved = [...fields];
    const [field] = moved.splice(row, 1);
    if (field !== undefined) moved.splice(row + by, 0, field);
    replace(moved);
  };
  if (fields.length === 0) return <Nothing title="这张表单还没有字段">从下面添加第一个字段。</Nothing>;
  return (
    <div className="modeler-fields" role="table" aria-label="字段">
      <div className="modeler-field-row modeler-field-heads" role="row">
        {['字段名称', '标识', '类型', '必填', isFiling ? '填入要素' : '交给流程、含义', ''].map((head, index) => (
          <span role="columnheader" key={index}>
            {head}
          </span>
        ))}
      </div>
      {fields.map((field, row) => (
        <FieldRow
          key={row}
          field={field}
          problem={problems.get(row)}
          isFiling={isFiling}
          isFirst={row === 0}
          isLast={row === fields.length - 1}
          onChange={(next) => change(row, next)}
          onMove={(by) => move(row, by)}
          onRemove={() => remove(row)}
        />
      ))}
    </div>
  );
};
