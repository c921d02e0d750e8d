import { Form, Input, Select } from 'antd';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { LimitDialog, reasonRules } from './LimitDialog.tsx';
import { useExtendLimit } from './useLimitDesk.ts';

interface Values {
  clockId: string;
  approvalNo?: string;
  reason: string;
}

/** A limit is extended, once, by whoever law names (行政许可法第四十二条). */
export const ExtendLimitDialog = ({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) => {
  const [form] = Form.useForm<Values>();
  const { extensions } = detail.limitDesk;
  const extend = useExtendLimit(detail.case.caseNo);
  const first = extensions[0]?.clockId;
  const watched = Form.useWatch('clockId', form) ?? first;
  const chosen = extensions.find(({ clockId }) => clockId === watched);
  return (
    <LimitDialog
      title="延长时限"
      okText="批准延长"
      form={form}
      change={extend}
      onSubmit={({ approvalNo, ...values }) =>
        extend.mutate(
          {
            ...values,
            ...(approvalNo?.trim() ? { approvalNo: approvalNo.trim() } : {}),
            version: detail.version,
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item
        name="clockId"
        label="时限"
        initialValue={first}
        rules={[{ required: true, message: '请选择时限' }]}
        extra={chosen?.legalBasis}
      >
        <Select
          options={extensions.map(({ clockId, name, added }) => ({ value: clockId, label: `${name}　延长 ${added}` }))}
        />
      </Form.Item>
      {chosen?.approvedBy === 'government-head' ? (
        <Form.Item
          name="approvalNo"
          label="本级人民政府批准文号"
          rules={[{ required: true, whitespace: true, message: '请填写批准文号' }]}
        >
          <Input placeholder="例如：泉政批〔2026〕7号" />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label="理由（写入延长审批期限告知书）" rules={reasonRules}>
        <Input.TextArea rows={3} placeholder="例如：涉及多条地下管线，需要进一步核实权属和保护方案" />
      </Form.Item>
    </LimitDialog>
  );
};
