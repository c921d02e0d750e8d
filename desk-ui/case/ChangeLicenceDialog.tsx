import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { ChangeLicence, LicenceView } from '../../server/desk/licence-schemas.ts';
import { LimitDialog, reasonRules } from './LimitDialog.tsx';
import { useChangeLicence } from './useChangeLicence.ts';

interface Props {
  caseNo: string;
  licence: LicenceView;
  onClose: () => void;
}

type Values = Omit<ChangeLicence, 'state'>;

/** An approver decides about a licence: what, on which ground of the law, and why. */
export const ChangeLicenceDialog = ({ caseNo, licence, onClose }: Props) => {
  const [form] = Form.useForm<Values>();
  const change = useChangeLicence(caseNo);
  const kind = Form.useWatch('kind', form);
  const key = Form.useWatch('ground', form);
  // decided is about what the approver saw: a page that learns of a colleague's decision meanwhile must not make it theirs
  const [{ state, possibleChanges, licenceNo }] = useState(licence);
  const possible = possibleChanges.find((one) => one.kind === kind);
  const ground = possible?.grounds.find((one) => one.key === key);
  const submit = (values: Values) =>
    change.mutate({ ...values, state, reason: values.reason.trim() }, { onSuccess: onClose });
  return (
    <LimitDialog
      title={`证照处理：${licenceNo}`}
      okText={possible === undefined ? '作出决定' : `决定${possible.name}`}
      form={form}
      change={change}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="kind" label="处理方式" rules={[{ required: true, message: '请选择处理方式' }]}>
        <Radio.Group
          optionType="button"
          options={possibleChanges.map(({ kind: value, name: label }) => ({ value, label }))}
          onChange={() => form.resetFields(['ground', 'documentNo', 'isPublicInterestWeighed'])}
        />
      </Form.Item>
      {possible === undefined ? null : (
        <Form.Item
          name="ground"
          label="法定情形"
          rules={[{ required: true, message: '请选择法定情形' }]}
          extra={ground?.legalBasis}
        >
          <Select
            placeholder="请选择"
            options={possible.grounds.map(({ key: value, name: label }) => ({ value, label }))}
          />
        </Form.Item>
      )}
      {ground?.isByDocument ? (
        <Form.Item
          name="documentNo"
          label="所依据决定书的文号"
          rules={[{ required: true, whitespace: true, message: '请填写文号' }]}
        >
          <Input maxLength={100} placeholder="例如：市政罚〔2026〕12号" />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label="理由（写入决定书）" required rules={reasonRules}>
        <Input.TextArea rows={3} placeholder="写明查明的事实" />
      </Form.Item>
      {kind === 'revoke' ? (
        <Form.Item
          name="isPublicInterestWeighed"
          valuePropName="checked"
          rules={[
            { validator: (_, isChecked) => (isChecked ? Promise.resolve() : Promise.reject(new Error('请确认'))) },
          ]}
        >
          <Checkbox>已审查：撤销不会对公共利益造成重大损害（行政许可法第六十九条第三款）</Checkbox>
        </Form.Item>
      ) : null}
    </LimitDialog>
  );
};
