import { Form } from 'antd';
import type { FormDocument, FormValues } from '../../server/desk/form-schemas.ts';
import { FormDocumentView } from '../../ui-kit/form/FormDocumentView.tsx';

/** The form as the desk will show it. Nothing entered here is kept. */
export const FormPreview = ({ form }: { form: FormDocument }) => {
  const [instance] = Form.useForm<FormValues>();
  return (
    <div className="modeler-form-preview">
      <FormDocumentView document={form} form={instance} values={{}} />
    </div>
  );
};
