import { Alert, Form, Input, Modal } from 'antd';

interface Props {
  title: string;
  placeholder: string;
  isOpen: boolean;
  isBusy: boolean;
  error: string | undefined;
  onCancel: () => void;
  onReason: (reason: string) => void;
}

/** Asks why masked numbers are needed; the reason goes to the audit. */
export const ReasonDialog = ({ title, placeholder, isOpen, isBusy, error, onCancel, onReason }: Props) => {
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open={isOpen}
      title={title}
      okText="查看"
      cancelText="取消"
      confirmLoading={isBusy}
      destroyOnHidden
      onCancel={onCancel}
      onOk={() => form.submit()}
    >
      {error === undefined ? null : <Alert type="error" showIcon title={error} />}
      <Form form={form} layout="vertical" onFinish={({ reason }) => onReason(reason.trim())}>
        <Form.Item
          name="reason"
          label="查看理由（记入审计日志）"
          required
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: '请写明理由，2 到 200 个字' }]}
        >
          <Input.TextArea autoFocus rows={3} placeholder={placeholder} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
