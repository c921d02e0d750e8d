import { Select } from 'antd';
import { useItem, useOpenDraft } from '../draft/draft-context.ts';
import { textOf, type BusinessObject } from '../model/business-object.ts';
import { Field } from './CommitField.tsx';
import { OrderLimit } from './OrderLimit.tsx';
import { ProcedureSection } from './ProcedureSection.tsx';
import type { SectionProps } from './section.ts';
import { TaskForm } from './TaskForm.tsx';
import { TaskLimit } from './TaskLimit.tsx';

/** Who does this step, with which form, within which time. */
export const UserTaskSection = (props: SectionProps) => {
  const { element, changes, path } = props;
  const { vocabulary } = useOpenDraft();
  const object = element.businessObject as BusinessObject;
  const role = textOf(object, 'camunda:candidateGroups');
  const isOfItem = useItem() !== undefined;
  const roles = isOfItem ? vocabulary.roles : vocabulary.orderRoles;
  return (
    <>
      <Field label="经办岗位">
        <Select
          aria-label="经办岗位"
          showSearch={{ optionFilterProp: 'label' }}
          value={role === '' ? null : role}
          placeholder="请选择岗位"
          options={roles.map(({ value, name }) => ({ value, label: name }))}
          onChange={(value: string) => changes.text('camunda:candidateGroups', value)}
        />
      </Field>
      <TaskForm object={object} path={path} />
      {isOfItem ? (
        <>
          <TaskLimit object={object} path={path} />
          <ProcedureSection {...props} />
        </>
      ) : (
        <OrderLimit {...props} />
      )}
    </>
  );
};
