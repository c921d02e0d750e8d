import { Alert, Form } from 'antd';
import type { FormDocument, FormValues } from '../../server/desk/form-schemas.ts';
import type { TaskDetail } from '../../server/desk/task-schemas.ts';
import { FilledFields } from '../../ui-kit/form/FilledFields.tsx';
import { FormDocumentView } from '../../ui-kit/form/FormDocumentView.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { ClaimState } from './ClaimState.tsx';
import { TaskActions } from './TaskActions.tsx';
import { useDecision } from './useDecision.ts';

const emptyForm: FormDocument = { type: 'default', components: [] };

/** The step's form with its buttons; read only until the task is the reader's own. */
export const TaskStep = ({ detail }: { detail: TaskDetail }) => {
  const [form] = Form.useForm<FormValues>();
  const decision = useDecision(detail, form);
  return (
    <Panel title="办理" extra={<ClaimState task={detail.task} />} className="task-step-panel">
      <div className="task-step-form">
        {decision.problem === undefined ? null : (
          <Alert className="task-problem" type="error" showIcon title={decision.problem} />
        )}
        {detail.hint === null || decision.problem !== undefined ? null : (
          <Alert className="task-problem" type="info" showIcon title={detail.hint} />
        )}
        {detail.decided.length === 0 ? (
          <FormDocumentView
            document={detail.form ?? emptyForm}
            form={form}
            values={detail.values}
            choices={detail.choices}
            isReadOnly={!detail.mayDecide || decision.decide.isPending}
            onSubmit={decision.submit}
          />
        ) : (
          <FilledFields fields={detail.decided} columns={1} />
        )}
      </div>
      <TaskActions
        mayClaim={detail.mayClaim}
        mayRelease={detail.mayRelease}
        mayDecide={detail.mayDecide}
        isClaiming={decision.claim.isPending}
        isReleasing={decision.release.isPending}
        isDeciding={decision.decide.isPending}
        onClaim={() => decision.claim.mutate()}
        onRelease={() => decision.release.mutate()}
        onDecide={decision.send}
      />
    </Panel>
  );
};
