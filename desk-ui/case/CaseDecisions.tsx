import type { DecisionView } from '../../server/desk/case-schemas.ts';
import { FilledFields } from '../../ui-kit/form/FilledFields.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTimeWithWeekday } from '../../ui-kit/time/format-time.ts';

/** What was decided in each step, newest first. */
export const CaseDecisions = ({ decisions }: { decisions: readonly DecisionView[] }) => {
  if (decisions.length === 0) return <Nothing title="还没有办理意见">环节办结后，意见列在这里。</Nothing>;
  return (
    <>
      {decisions.toReversed().map((decision) => (
        <section key={decision.taskId} className="case-section">
          <header>
            <h2>
              {decision.stepName}
              {decision.state === 'overtaken' ? (
                <span className="decision-overtaken">已失效：办理期间办件情况变化</span>
              ) : null}
            </h2>
            <span className="tb-soft">
              {decision.departmentName} {decision.decidedBy.name}，{formatTimeWithWeekday(decision.decidedAt)}
            </span>
          </header>
          <FilledFields fields={decision.fields} />
        </section>
      ))}
    </>
  );
};
