import { Form } from 'antd';
import type { FormDocument, FormValues } from '../../server/desk/form-schemas.ts';
import { useItem } from '../draft/draft-context.ts';
import { FormDocumentView } from '../../ui-kit/form/FormDocumentView.tsx';

/** The form as the desk will show it. Nothing entered here is kept. */
export const FormPreview = ({ form }: { form: FormDocument }) => {
  const [instance] = Form.useForm<FormValues>();
  const materials = useItem()?.materials ?? [];
  const choices = { materials: materials.map(({ key, name }) => ({ value: key, label: name })) };
  return (
    <div className="modeler-form-preview">
      <FormDocumentView document={form} form={instance} values={{}} choices={choices} />
    </div>
  );
};
