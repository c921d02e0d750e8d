import type { ClueView } from '../../server/desk/clue-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { SplitEntry } from '../../ui-kit/layout/SplitView.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';

interface Props {
  clues: readonly ClueView[];
  isPending: boolean;
  chosen: string | undefined;
  onChoose: (clueId: string) => void;
}

/** What happened last comes first. */
export const ClueRows = ({ clues, isPending, chosen, onChoose }: Props) => {
  if (isPending) return <RowsSkeleton rows={7} height={86} />;
  if (clues.length === 0) return <Nothing title="没有这样的线索">每几分钟自动查看一次新的办理记录。</Nothing>;
  return clues.map((clue) => (
    <SplitEntry key={clue.id} isChosen={clue.id === chosen} onChoose={() => onChoose(clue.id)}>
      <span className="tb-split-line">
        <strong>{clue.ruleName}</strong>
        <time className="tb-split-note" dateTime={clue.happenedAt}>
          {formatTime(clue.happenedAt)}
        </time>
      </span>
      <span className="clue-summary">{clue.summary}</span>
      <span className="tb-split-note">
        {clue.departmentName} · {clue.person?.name ?? '多名经办人'}
      </span>
    </SplitEntry>
  ));
};
