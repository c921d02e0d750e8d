import { Alert, Form, Input, Modal, Select } from 'antd';
import type { PaymentView } from '../../server/desk/case-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { fenOf, yuanOf } from '../money.ts';
import { useRefundPart } from './useRefundPart.ts';

interface Props {
  caseNo: string;
  payment: PaymentView;
  isOpen: boolean;
  onClose: () => void;
}

interface Values {
  amount: string;
  ground: string;
  reason: string;
}

/** An approver gives a part back: how much, on what ground, and why. */
export const RefundDialog = ({ caseNo, payment, isOpen, onClose }: Props) => {
  const [form] = Form.useForm<Values>();
  const refund = useRefundPart(caseNo);
  const close = () => {
    refund.reset();
    onClose();
  };
  const submit = ({ amount, ground, reason }: Values) =>
    refund.mutate(
      { amountFen: fenOf(amount) ?? 0, refundableFen: payment.refundableFen, ground, reason: reason.trim() },
      { onSuccess: close },
    );
  return (
    <Modal
      open={isOpen}
      title="退还部分费用"
      okText="决定退还"
      cancelText="取消"
      confirmLoading={refund.isPending}
      destroyOnHidden
      onCancel={close}
      onOk={() => form.submit()}
    >
      {refund.isError ? (
        <Alert className="refund-error" type="error" showIcon title={textOfError(refund.error)} />
      ) : null}
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="amount"
          label={`退还金额（元），尚可退还 ${yuanOf(payment.refundableFen)}`}
          required
          rules={[{ validator: (_, text: string) => checkAmount(text, payment.refundableFen) }]}
        >
          <Input autoFocus inputMode="decimal" suffix="元" placeholder="例如：240.00" />
        </Form.Item>
        <Form.Item name="ground" label="退还事由" rules={[{ required: true, message: '请选择退还事由' }]}>
          <Select
            placeholder="请选择"
            options={payment.refundGrounds.map(({ key, name, legalBasis }) => ({
              value: key,
              label: legalBasis === null ? name : `${name}　${legalBasis}`,
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label="说明（写入退还费用通知书）"
          required
          rules={[{ required: true, whitespace: true, min: 2, max: 500, message: '请写明理由，2 到 500 个字' }]}
        >
          <Input.TextArea rows={3} placeholder="例如：占用期限缩短三日，按日退还占用费" />
        </Form.Item>
      </Form>
    </Modal>
  );
};

const checkAmount = (text: string | undefined, refundableFen: number): Promise<void> => {
  const fen = fenOf(text ?? '');
  if (fen === undefined || fen === 0) return Promise.reject(new Error('请填写金额，最多两位小数'));
  return fen > refundableFen ? Promise.reject(new Error('超过尚可退还的金额')) : Promise.resolve();
};
