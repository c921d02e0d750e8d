import { Alert, App, Button, DatePicker, Form, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { Absence, AbsenceList } from '../../server/desk/absence-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { reasonNames } from './AbsenceTable.tsx';
import { useRecordAbsence } from './useAbsences.ts';

interface Entry {
  accountId: string;
  days: [Dayjs, Dayjs];
  reason: Absence['reason'];
}

const format = 'YYYY-MM-DD';

/** From day to day, both included. */
export const AbsenceForm = ({ staff }: { staff: AbsenceList['staff'] }) => {
  const [form] = Form.useForm<Entry>();
  const { message } = App.useApp();
  const record = useRecordAbsence();
  const send = ({ accountId, days: [from, until], reason }: Entry) =>
    record.mutate(
      { accountId, fromDay: from.format(format), untilDay: until.format(format), reason },
      {
        onSuccess: () => {
          void message.success('已登记');
          form.resetFields();
        },
      },
    );
  return (
    <Form form={form} layout="vertical" className="absence-form" initialValues={{ reason: 'leave' }} onFinish={send}>
      {record.isError ? <Alert type="error" showIcon title={textOfError(record.error)} /> : null}
      <Form.Item name="accountId" label="人员" required rules={[{ required: true, message: '请选择人员' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="姓名或部门"
          options={staff.map(({ id, name, departmentName }) => ({ value: id, label: `${name}（${departmentName}）` }))}
        />
      </Form.Item>
      <Form.Item name="days" label="起止日期" required rules={[{ required: true, message: '请选择起止日期' }]}>
        <DatePicker.RangePicker className="absence-days" format={format} />
      </Form.Item>
      <Form.Item name="reason" label="事由" required>
        <Radio.Group options={Object.entries(reasonNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={record.isPending}>
        登记
      </Button>
    </Form>
  );
};
