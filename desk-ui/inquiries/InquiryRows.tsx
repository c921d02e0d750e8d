import type { InquiryRow } from '../../server/desk/inquiry-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { SplitEntry } from '../../ui-kit/layout/SplitView.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { kindNames } from './InquiryFilterBar.tsx';

interface Props {
  rows: readonly InquiryRow[];
  isPending: boolean;
  chosen: string | undefined;
  onChoose: (inquiryNo: string) => void;
}

/** Soonest due first, those replied to latest first. */
export const InquiryRows = ({ rows, isPending, chosen, onChoose }: Props) => {
  if (isPending) return <RowsSkeleton rows={7} height={84} />;
  if (rows.length === 0) return <Nothing title="没有咨询投诉">换一个筛选条件试试；新的到达时本页会自动更新。</Nothing>;
  return rows.map((row) => (
    <SplitEntry key={row.inquiryNo} isChosen={row.inquiryNo === chosen} onChoose={() => onChoose(row.inquiryNo)}>
      <span className="tb-split-line">
        <KindTag kind={row.kind} />
        <strong>{row.inquiryNo}</strong>
        <LightBadge light={row.light} text={row.remaining?.text} />
      </span>
      <span className="tb-split-clip">{row.about.kind === 'case' ? `办件 ${row.about.name}` : row.about.name}</span>
      <span className="tb-split-line tb-split-note">
        <span>
          {row.departmentName} · {row.inquirerName}
        </span>
        <time dateTime={row.openedAt}>{formatTime(row.openedAt)}</time>
      </span>
    </SplitEntry>
  ));
};

export const KindTag = ({ kind }: { kind: InquiryRow['kind'] }) => (
  <span className={`inquiry-kind inquiry-kind-${kind}`}>{kindNames[kind]}</span>
);
