import { Button, Select } from 'antd';
import { useState } from 'react';
import { useDraftView, useItem, useOpenDraft } from '../draft/draft-context.ts';
import { FormDrawer } from '../forms/FormDrawer.tsx';
import { LimitFields } from '../limits/LimitFields.tsx';
import { readDiagram } from '../model/diagram.ts';
import { textOf, type BusinessObject } from '../model/business-object.ts';
import { isText, readForm } from '../model/form-fields.ts';
import { withLimit, writeItem, type ItemLimit } from '../model/item-document.ts';
import { formPathOf, itemPath } from '../model/model-paths.ts';
import { Field } from './CommitField.tsx';
import type { SectionProps } from './ElementSections.tsx';

/** Who does this step, with which form, within which time. */
export const UserTaskSection = ({ element, changes, path }: SectionProps) => {
  const { vocabulary } = useOpenDraft();
  const object = element.businessObject as BusinessObject;
  const role = textOf(object, 'camunda:candidateGroups');
  return (
    <>
      <Field label="经办岗位">
        <Select
          aria-label="经办岗位"
          showSearch={{ optionFilterProp: 'label' }}
          value={role === '' ? null : role}
          placeholder="请选择岗位"
          options={vocabulary.roles.map(({ value, name }) => ({ value, label: name }))}
          onChange={(value: string) => changes.text('camunda:candidateGroups', value)}
        />
      </Field>
      <FormField object={object} path={path} />
      <StepLimit object={object} path={path} />
    </>
  );
};

const FormField = ({ object, path }: { object: BusinessObject; path: string }) => {
  const { keeper } = useOpenDraft();
  useDraftView();
  const [isOpen, setIsOpen] = useState(false);
  const formPath = formPathOf(path, object.id);
  const form = readForm(keeper.textOf(formPath));
  const count = form?.components.filter((field) => !isText(field)).length ?? 0;
  return (
    <Field label="办理表单">
      <div className="modeler-inline">
        <span className="modeler-form-count">{form === undefined ? '还没有表单' : `${count} 个字段`}</span>
        <Button onClick={() => setIsOpen(true)}>{form === undefined ? '新建表单' : '编辑表单'}</Button>
      </div>
      <FormDrawer
        isOpen={isOpen}
        path={formPath}
        title={textOf(object, 'name') || object.id}
        onClose={() => setIsOpen(false)}
      />
    </Field>
  );
};

const StepLimit = ({ object, path }: { object: BusinessObject; path: string }) => {
  const { keeper } = useOpenDraft();
  const item = useItem();
  if (item === undefined) return null;
  const key = `${readDiagram(path, keeper.textOf(path) ?? '').key}/${object.id}`;
  const limit = item.limits?.[key];
  const change = (next: ItemLimit | undefined) =>
    keeper.write({ path: itemPath, kind: 'item', text: writeItem(withLimit(item, key, next)) });
  const fresh: ItemLimit = { name: textOf(object, 'name'), budget: 2, unit: 'working-day', legalBasis: '环节承诺时限' };
  return (
    <Field label="办理时限">
      {limit === undefined ? (
        <div className="modeler-inline">
          <span className="modeler-form-count">不单独计时</span>
          <Button onClick={() => change(fresh)}>设定时限</Button>
        </div>
      ) : (
        <LimitFields limit={limit} onChange={change} onRemove={() => change(undefined)} />
      )}
    </Field>
  );
};
