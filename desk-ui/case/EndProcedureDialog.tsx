import { Form, Input, Radio } from 'antd';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import type { ProcedureView } from '../../server/desk/procedure-schemas.ts';
import { LimitDialog } from './LimitDialog.tsx';
import { useEndProcedure } from './useLimitDesk.ts';

interface Props {
  detail: CaseDetail;
  procedure: ProcedureView;
  onClose: () => void;
}

interface Values {
  result: string;
  opinion?: string;
}

const results = ['通过', '不通过', '已完成'];

/** The result of a special procedure; the limits go on from here. */
export const EndProcedureDialog = ({ detail, procedure, onClose }: Props) => {
  const [form] = Form.useForm<Values>();
  const end = useEndProcedure(detail.case.caseNo, procedure.id);
  return (
    <LimitDialog
      title={`登记${procedure.name}结果`}
      okText={procedure.holdsClocks ? '登记并恢复计时' : '登记'}
      form={form}
      change={end}
      onSubmit={({ result, opinion }) =>
        end.mutate(
          { result, ...(opinion?.trim() ? { opinion: opinion.trim() } : {}), version: detail.version },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item name="result" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
        <Radio.Group options={results} />
      </Form.Item>
      <Form.Item name="opinion" label="意见和说明">
        <Input.TextArea rows={4} maxLength={2000} placeholder="例如：专家组意见、检测报告编号和结论" />
      </Form.Item>
    </LimitDialog>
  );
};
