import { Button, Drawer, Tabs } from 'antd';
import type { FormDocument } from '../../server/desk/form-schemas.ts';
import { useDraftView, useOpenDraft } from '../draft/draft-context.ts';
import { fieldProblems, newField, newForm, readForm, writeForm } from '../model/form-fields.ts';
import { FieldTable } from './FieldTable.tsx';
import { FormPreview } from './FormPreview.tsx';

interface Props {
  isOpen: boolean;
  /** of the form file inside the model */
  path: string;
  /** name of the step the form belongs to */
  title: string;
  onClose: () => void;
}

const idOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.form\.json$/, '');

/** Edits one form as a table of fields; every change goes into the draft at once. */
export const FormDrawer = ({ isOpen, path, title, onClose }: Props) => (
  <Drawer
    title={`表单：${title}`}
    open={isOpen}
    onClose={onClose}
    size={1080}
    destroyOnHidden
    closable={{ 'aria-label': '关闭' }}
  >
    <FormBody path={path} />
  </Drawer>
);

const FormBody = ({ path }: { path: string }) => {
  const { keeper } = useOpenDraft();
  useDraftView();
  const form = readForm(keeper.textOf(path)) ?? newForm(idOf(path));
  const change = (next: FormDocument) => keeper.write({ path, kind: 'form', text: writeForm(next) });
  const add = () => change({ ...form, components: [...form.components, newField(form)] });
  return (
    <Tabs
      items={[
        {
          key: 'fields',
          label: '字段',
          children: (
            <>
              <FieldTable
                form={form}
                problems={fieldProblems(form)}
                isFiling={idOf(path) === 'filing'}
                onChange={change}
              />
              <Button type="dashed" block onClick={add} className="modeler-add-field">
                添加字段
              </Button>
            </>
          ),
        },
        { key: 'preview', label: '预览', children: <FormPreview form={form} /> },
      ]}
    />
  );
};
