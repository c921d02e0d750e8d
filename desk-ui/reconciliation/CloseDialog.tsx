import { Alert, Form, Input, Modal } from 'antd';
import type { DifferenceView } from '../../server/desk/reconciliation-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useClose } from './useReconciliation.ts';

/** A supervisor says what became of a difference. */
export const CloseDialog = ({ difference, onDone }: { difference: DifferenceView | undefined; onDone: () => void }) => {
  const [form] = Form.useForm<{ remark: string }>();
  const close = useClose();
  const leave = () => {
    close.reset();
    onDone();
  };
  return (
    <Modal
      open={difference !== undefined}
      title={`处理差异：异常 ${difference?.incidentNumber ?? ''} 号`}
      okText="处理完毕"
      cancelText="取消"
      confirmLoading={close.isPending}
      destroyOnHidden
      onCancel={leave}
      onOk={() => form.submit()}
    >
      {close.isError ? <Alert type="error" showIcon title={textOfError(close.error)} /> : null}
      <p className="close-note">{difference?.kindName}。处理完毕后不再提示；原因记入审计日志。</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ remark }) =>
          close.mutate({ id: difference?.id ?? 0, remark: remark.trim() }, { onSuccess: leave })
        }
      >
        <Form.Item
          name="remark"
          label="查明的原因和处理情况"
          required
          rules={[{ required: true, whitespace: true, min: 2, max: 500, message: '请写明原因，2 到 500 个字' }]}
        >
          <Input.TextArea autoFocus rows={4} placeholder="例如：支付平台漏列，已来函确认补记" />
        </Form.Item>
      </Form>
    </Modal>
  );
};
