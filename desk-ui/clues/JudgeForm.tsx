import { Alert, App, Button, Form, Input, Radio } from 'antd';
import type { ClueView, JudgeClue } from '../../server/desk/clue-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useJudge } from './useClues.ts';

const judgements: { value: JudgeClue['judgement']; label: string }[] = [
  { value: 'explained', label: '已说明：经办人说明了情况，理由成立' },
  { value: 'dismissed', label: '已排除：记录本身不说明问题' },
  { value: 'confirmed', label: '已核实：确有体外循环、事后补录等情形' },
];

/** Judged once; a judged clue is not raised again. */
export const JudgeForm = ({ clue }: { clue: ClueView }) => {
  const { message } = App.useApp();
  const judge = useJudge(clue.id, () => void message.success('已记录核查结果'));
  const send = ({ judgement, note }: Pick<JudgeClue, 'judgement' | 'note'>) =>
    judge.mutate({ judgement, note: note.trim(), version: clue.version });
  return (
    <Form layout="vertical" onFinish={send}>
      {judge.isError ? <Alert type="error" showIcon title={textOfError(judge.error)} /> : null}
      <Form.Item name="judgement" label="核查结果" required rules={[{ required: true, message: '请选择核查结果' }]}>
        <Radio.Group className="clue-judgements" options={judgements} />
      </Form.Item>
      <Form.Item
        name="note"
        label="核查情况"
        required
        rules={[{ required: true, whitespace: true, min: 2, max: 1000, message: '请写明核查情况，2 到 1000 个字' }]}
      >
        <Input.TextArea rows={3} maxLength={1000} placeholder="向谁核实、查看了什么、依据是什么" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={judge.isPending}>
        记录核查结果
      </Button>
    </Form>
  );
};
