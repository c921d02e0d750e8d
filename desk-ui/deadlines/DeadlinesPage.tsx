import { Alert, App, Button } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { PageHead } from '../../ui-kit/layout/PageHead.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { DeadlineView } from './DeadlineView.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { type Asked, toQuestion } from './question.ts';
import { type DeadlineAnswer, useAsked, useDeadline } from './useDeadline.ts';
import './deadlines.css';

/** 时限计算: when a limit ends and why, as a calendar picture to show at the counter. The question lives in the address. */
export const DeadlinesPage = () => {
  const [asked, change] = useAsked();
  const question = toQuestion(asked);
  const { data, isError, error } = useDeadline(question);
  const refusal = question !== undefined && data && 'error' in data ? data.error : undefined;
  return (
    <div className="deadlines-page">
      <PageHead title="时限计算" note="与系统计时同一套算法，只算不存" actions={<Share />} />
      <div className="deadlines-columns">
        <Panel title="问题" className="deadlines-question">
          <QuestionForm asked={asked} errors={refusal?.errors ?? []} onChange={change} />
        </Panel>
        <div className="deadlines-answer">
          {isError ? <Alert type="error" showIcon title={textOfError(error)} /> : null}
          {refusal === undefined ? null : <Alert type="warning" showIcon title={refusal.message} />}
          <Answer asked={asked} answer={question === undefined ? null : data} />
        </div>
      </div>
    </div>
  );
};

const Answer = ({ asked, answer }: { asked: Asked; answer: DeadlineAnswer | null | undefined }) => {
  if (answer === undefined) return <Panel className="deadlines-blank">{null}</Panel>;
  if (answer === null || 'error' in answer)
    return (
      <Panel className="deadlines-blank">
        <Nothing title="还不能计算">
          {answer === null ? '填好左边的日期、期限，以及中止的起止和依据。' : '按提示改正以后立即算出。'}
        </Nothing>
      </Panel>
    );
  return <DeadlineView asked={asked} deadline={answer} />;
};

const Share = () => {
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      await message.success('链接已复制，打开就是这道题和答案');
    } catch {
      await message.info('浏览器不允许复制，请从地址栏复制链接');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>复制链接</Button>
      <Button type="primary" onClick={() => window.print()}>
        打印
      </Button>
    </>
  );
};
