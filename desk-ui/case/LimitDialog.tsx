import { Alert, Form, Modal, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import './procedures.css';

interface Props<Values> {
  title: string;
  okText: string;
  form: FormInstance<Values>;
  change: { isPending: boolean; isError: boolean; error: unknown; reset: () => void };
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question about the limits of a case; stays open with the server's words when it is refused. */
export const LimitDialog = <Values,>({ title, okText, form, change, onSubmit, onClose, children }: Props<Values>) => (
  <Modal
    open
    title={title}
    okText={okText}
    cancelText="取消"
    confirmLoading={change.isPending}
    onCancel={onClose}
    onOk={() => form.submit()}
  >
    {change.isError ? <Alert className="limit-error" type="error" showIcon title={textOfError(change.error)} /> : null}
    <Form form={form} layout="vertical" onFinish={onSubmit}>
      {children}
    </Form>
  </Modal>
);

/** What the applicant will read. */
export const reasonRules = [
  { required: true, whitespace: true, min: 2, max: 500, message: '请写明理由，2 到 500 个字' },
];
