import { Form, Input, InputNumber, Select } from 'antd';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { LimitDialog, reasonRules } from './LimitDialog.tsx';
import { useBeginProcedure } from './useLimitDesk.ts';

interface Values {
  basis: string;
  expectedDays: number;
  reason: string;
}

/** An approver begins a special procedure: on what basis, how long it will take, and why. */
export const BeginProcedureDialog = ({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) => {
  const [form] = Form.useForm<Values>();
  const { kinds } = detail.limitDesk;
  const begin = useBeginProcedure(detail.case.caseNo);
  const basis = Form.useWatch('basis', form);
  const chosen = kinds.find((kind) => kind.basis === basis);
  return (
    <LimitDialog
      title="启动特别程序"
      okText="启动"
      form={form}
      change={begin}
      onSubmit={(values) =>
        begin.mutate({ ...values, reason: values.reason.trim(), version: detail.version }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Form.Item
        name="basis"
        label="程序和依据"
        rules={[{ required: true, message: '请选择特别程序' }]}
        extra={chosen && effectOf(chosen.stopsClock)}
      >
        <Select
          placeholder="请选择"
          options={kinds.map(({ basis, name, law, stopsClock }) => ({
            value: basis,
            label: `${name}　${law ?? ''}${stopsClock ? '' : '　照常计时'}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="expectedDays"
        label="预计所需时间"
        rules={[{ required: true, message: '请填写预计需要几个工作日' }]}
      >
        <InputNumber min={1} max={999} precision={0} suffix="个工作日" className="limit-days" />
      </Form.Item>
      <Form.Item name="reason" label="事由" rules={reasonRules}>
        <Input.TextArea rows={3} placeholder="例如：挖掘深度超过五米，需要专家论证支护方案" />
      </Form.Item>
    </LimitDialog>
  );
};

const effectOf = (stopsClock: boolean): string =>
  stopsClock
    ? '办件的各项期限随即中止，系统向申请人出具特别程序告知书并发短信；登记结果后恢复计算。'
    : '只登记程序和结果，期限照常计算。';
