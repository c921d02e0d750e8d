import { Alert } from 'antd';
import type { Finding } from '../../server/modeler/draft-schemas.ts';
import type { Diagram } from '../model/diagram.ts';
import type { Checked } from '../shell/use-publishing.ts';
import { FindingList } from './FindingList.tsx';

interface Props {
  /** of the diagram on the canvas, found while drawing */
  drawn: readonly Finding[];
  /** what the server said about the whole model, when it was asked */
  checked: Checked | undefined;
  diagrams: readonly Diagram[];
  onChoose: (path: string, elementId: string | null) => void;
}

/** What is wrong: here while drawing, everywhere after a check. */
export const FindingsPanel = ({ drawn, checked, diagrams, onChoose }: Props) => {
  const choose = (finding: Finding) => onChoose(finding.file, finding.elementId);
  return (
    <div className="modeler-findings">
      <section>
        <h3>当前的图</h3>
        {drawn.length === 0 ? (
          <p className="tb-soft">没有发现问题。</p>
        ) : (
          <FindingList findings={drawn} onChoose={choose} />
        )}
      </section>
      {checked === undefined ? (
        <p className="tb-soft">“检查”会核对全部流程、表单和时限，与发布时相同。</p>
      ) : (
        <section>
          <h3>全部检查</h3>
          {checked.isOutdated ? <p className="tb-soft">检查之后流程又有修改，请重新检查。</p> : null}
          {checked.isPublishable && !checked.isOutdated ? <Alert type="success" showIcon title="可以发布。" /> : null}
          <FindingList
            findings={checked.findings}
            onChoose={choose}
            nameOf={(path) => diagrams.find((diagram) => diagram.path === path)?.name ?? path}
          />
        </section>
      )}
    </div>
  );
};
