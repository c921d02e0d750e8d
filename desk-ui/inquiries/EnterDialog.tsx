import { Alert, App, Form, Input, Modal, Radio, Select } from 'antd';
import type { EnterInquiry } from '../../server/desk/inquiry-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useCatalogue, useEnterInquiry } from './useInquiries.ts';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  onEntered: (inquiryNo: string) => void;
}

interface Entry {
  kind: EnterInquiry['kind'];
  aboutKind: 'item' | 'case' | 'department';
  about: string;
  name: string;
  phone?: string;
  content: string;
}

const toBody = ({ kind, aboutKind, about, name, phone, content }: Entry): EnterInquiry => ({
  kind,
  about: aboutKind === 'case' ? { caseNo: about.trim() } : { [aboutKind]: about },
  inquirer:
    phone === undefined || phone.trim() === '' ? { name: name.trim() } : { name: name.trim(), phone: phone.trim() },
  content: content.trim(),
});

/** Taken in at the window, from somebody who stands there or calls. */
export const EnterDialog = ({ isOpen, onClose, onEntered }: Props) => {
  const [form] = Form.useForm<Entry>();
  const { message } = App.useApp();
  const enter = useEnterInquiry();
  const leave = () => {
    enter.reset();
    onClose();
  };
  const send = (entry: Entry) =>
    enter.mutate(toBody(entry), {
      onSuccess: ({ inquiry }) => {
        void message.success(`已登记：${inquiry.inquiryNo}，由${inquiry.departmentName}答复`);
        leave();
        onEntered(inquiry.inquiryNo);
      },
    });
  return (
    <Modal
      open={isOpen}
      title="登记咨询投诉"
      width={620}
      okText="登记"
      cancelText="取消"
      confirmLoading={enter.isPending}
      destroyOnHidden
      onCancel={leave}
      onOk={() => form.submit()}
    >
      {enter.isError ? <Alert type="error" showIcon title={textOfError(enter.error)} /> : null}
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ kind: 'consultation', aboutKind: 'item' }}
        onFinish={send}
      >
        <EntryFields />
      </Form>
    </Modal>
  );
};

const EntryFields = () => (
  <>
    <div className="inquiry-entry-row">
      <Form.Item name="kind" label="种类" required>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'consultation', label: '咨询' },
            { value: 'complaint', label: '投诉' },
          ]}
        />
      </Form.Item>
      <AboutFields />
    </div>
    <div className="inquiry-entry-row">
      <Form.Item
        name="name"
        label="姓名"
        required
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="phone" label="联系电话" rules={[{ pattern: /^[0-9+-]{5,20}$/, message: '电话号码不正确' }]}>
        <Input maxLength={20} />
      </Form.Item>
    </div>
    <Form.Item
      name="content"
      label="内容"
      required
      rules={[{ required: true, whitespace: true, min: 2, max: 2000, message: '请写明内容，2 到 2000 个字' }]}
    >
      <Input.TextArea rows={5} maxLength={2000} />
    </Form.Item>
  </>
);

const AboutFields = () => {
  const form = Form.useFormInstance<Entry>();
  const aboutKind = Form.useWatch('aboutKind', form);
  const catalogue = useCatalogue();
  const options =
    aboutKind === 'department'
      ? catalogue.data?.departments.map(({ id, name }) => ({ value: id, label: name }))
      : catalogue.data?.items.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <>
      <Form.Item name="aboutKind" label="针对" required>
        <Select
          options={[
            { value: 'item', label: '事项' },
            { value: 'case', label: '办件' },
            { value: 'department', label: '部门' },
          ]}
          onChange={() => form.resetFields(['about'])}
        />
      </Form.Item>
      <Form.Item
        className="inquiry-entry-about"
        name="about"
        label={aboutKind === 'case' ? '办件编号' : '名称'}
        required
        rules={[{ required: true, message: '请指明针对什么' }]}
      >
        {aboutKind === 'case' ? <Input maxLength={64} /> : <Select options={options ?? []} placeholder="请选择" />}
      </Form.Item>
    </>
  );
};
