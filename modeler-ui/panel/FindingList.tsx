import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { Finding } from '../../server/modeler/draft-schemas.ts';

interface Props {
  findings: readonly Finding[];
  onChoose: (finding: Finding) => void;
  /** says in which file, when the findings are of several */
  nameOf?: (path: string) => string;
}

/** Errors before warnings; each leads to the element it is about. */
export const FindingList = ({ findings, onChoose, nameOf }: Props) => (
  <ul className="modeler-finding-list">
    {[...findings].sort(bySeverity).map((finding, index) => (
      <li key={index}>
        <button
          type="button"
          className={`modeler-finding modeler-finding-${finding.severity}`}
          onClick={() => onChoose(finding)}
        >
          {finding.severity === 'error' ? (
            <CloseCircleFilled aria-label="错误" />
          ) : (
            <ExclamationCircleFilled aria-label="提醒" />
          )}
          <span>
            {finding.message}
            <span className="modeler-finding-place">
              {nameOf === undefined ? null : `${nameOf(finding.file)}　`}
              {finding.elementId === null ? null : <code>{finding.elementId}</code>}
            </span>
          </span>
        </button>
      </li>
    ))}
  </ul>
);

const bySeverity = (left: Finding, right: Finding): number =>
  Number(left.severity === 'warning') - Number(right.severity === 'warning');
