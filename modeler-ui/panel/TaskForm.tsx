import { Button } from 'antd';
import { useState } from 'react';
import { useDraftView, useOpenDraft } from '../draft/draft-context.ts';
import { FormDrawer } from '../forms/FormDrawer.tsx';
import { textOf, type BusinessObject } from '../model/business-object.ts';
import { isInput, readForm } from '../model/form-fields.ts';
import { formPathOf } from '../model/model-paths.ts';
import { Field } from './CommitField.tsx';

/** The form the clerk fills in at this step; opens the field table. */
export const TaskForm = ({ object, path }: { object: BusinessObject; path: string }) => {
  const { keeper } = useOpenDraft();
  useDraftView();
  const [isOpen, setIsOpen] = useState(false);
  const formPath = formPathOf(path, object.id);
  const form = readForm(keeper.textOf(formPath));
  const count = form?.components.filter(isInput).length ?? 0;
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
