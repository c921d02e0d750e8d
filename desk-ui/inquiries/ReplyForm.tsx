import { Alert, App, Button, Form, Input } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useReply } from './useInquiries.ts';

/** The reply of the responsible department; it ends the limit and cannot be taken back. */
export const ReplyForm = ({ inquiryNo, version }: { inquiryNo: string; version: number }) => {
  const { message } = App.useApp();
  const reply = useReply(inquiryNo, () => void message.success(`已答复：${inquiryNo}`));
  const send = (text: string) => reply.mutate({ reply: text, version });
  return (
    <Form layout="vertical" onFinish={({ reply: text }: { reply: string }) => send(text.trim())}>
      {reply.isError ? <Alert type="error" showIcon title={textOfError(reply.error)} /> : null}
      <Form.Item
        name="reply"
        label="答复内容"
        extra="提交后不能修改；留了电话的，会收到已答复的短信提示。"
        required
        rules={[{ required: true, whitespace: true, min: 2, max: 2000, message: '请写明答复，2 到 2000 个字' }]}
      >
        <Input.TextArea rows={6} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={reply.isPending}>
        提交答复
      </Button>
    </Form>
  );
};
