import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { DrawingFinding } from '../editor/lint.ts';

/** What the rules say about the selected element. */
export const ElementFindings = ({ findings }: { findings: readonly DrawingFinding[] }) => {
  if (findings.length === 0) return null;
  return (
    <ul className="modeler-element-findings" aria-label="这个元素的问题">
      {findings.map((finding) => (
        <li key={finding.rule + finding.message} className={`modeler-finding-${finding.severity}`}>
          {finding.severity === 'error' ? (
            <CloseCircleFilled aria-label="错误" />
          ) : (
            <ExclamationCircleFilled aria-label="提醒" />
          )}
          <span>{finding.message}</span>
        </li>
      ))}
    </ul>
  );
};
