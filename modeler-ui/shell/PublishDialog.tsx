import { Alert, Button, Input, Modal, Result } from 'antd';
import { useState } from 'react';
import type { PublishResult } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FindingList } from '../panel/FindingList.tsx';

interface Props {
  isOpen: boolean;
  publish: (comment: string) => Promise<PublishResult>;
  reveal: (path: string, elementId: string | null) => void;
  onClose: () => void;
}

type Step = { kind: 'asking'; problem?: string } | { kind: 'busy' } | { kind: 'answered'; result: PublishResult };

/** Asks for the reason, publishes, and says which version it became or why not. */
export const PublishDialog = ({ isOpen, publish, reveal, onClose }: Props) => {
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const [comment, setComment] = useState('');
  const start = () => {
    setStep({ kind: 'busy' });
    publish(comment.trim())
      .then((result) => setStep({ kind: 'answered', result }))
      .catch((error: unknown) => setStep({ kind: 'asking', problem: textOfError(error) }));
  };
  const close = () => {
    setStep({ kind: 'asking' });
    setComment('');
    onClose();
  };
  return (
    <Modal
      title="发布新版本"
      open={isOpen}
      onCancel={close}
      closable={{ 'aria-label': '关闭' }}
      maskClosable={false}
      width={560}
      footer={
        step.kind === 'answered' ? (
          <Button type="primary" onClick={close}>
            关闭
          </Button>
        ) : (
          <>
            <Button onClick={close}>取消</Button>
            <Button type="primary" disabled={comment.trim() === ''} loading={step.kind === 'busy'} onClick={start}>
              发布
            </Button>
          </>
        )
      }
    >
      {step.kind === 'answered' ? (
        <Answer
          result={step.result}
          reveal={(path, elementId) => {
            close();
            reveal(path, elementId);
          }}
        />
      ) : (
        <div className="modeler-publish">
          <p>发布后收件的办件按新版本办理。正在办理的办件仍按收件时的版本办完，不受影响。</p>
          {step.kind === 'asking' && step.problem !== undefined ? (
            <Alert type="error" showIcon title={step.problem} />
          ) : null}
          <label htmlFor="publish-comment">修改说明</label>
          <Input.TextArea
            id="publish-comment"
            value={comment}
            maxLength={500}
            showCount
            autoSize={{ minRows: 3, maxRows: 8 }}
            placeholder="改了什么，为什么改，依据是什么"
            disabled={step.kind === 'busy'}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
      )}
    </Modal>
  );
};

const Answer = ({ result, reveal }: { result: PublishResult; reveal: Props['reveal'] }) => {
  if (result.outcome === 'refused') {
    return (
      <>
        <Alert type="error" showIcon title="没有发布：下面的问题要先改好。" />
        <FindingList findings={result.findings} onChoose={(finding) => reveal(finding.file, finding.elementId)} />
      </>
    );
  }
  if (result.outcome === 'unchanged') {
    return <Result status="info" title="没有发布新版本" subTitle={unchangedText(result)} />;
  }
  return (
    <Result
      status="success"
      title={`已发布第 ${result.version?.number ?? ''} 版`}
      subTitle="此后收件的办件按这一版办理；在办件仍按原来的版本。"
    />
  );
};

const unchangedText = ({ version }: PublishResult): string =>
  version === null ? '内容与已发布的版本完全相同。' : `内容与第 ${version.number} 版完全相同。`;
