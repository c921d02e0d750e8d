import { Alert, Button } from 'antd';
import type { CalendarImport, CalendarPreview, ClockMove, MoveCounts } from '../../server/calendar-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { ShortCaseNo } from '../case/CaseNo.tsx';
import { useMoves, usePreview } from './useCalendar.ts';

/** What applying, or undoing, would do to the open limits: totals, then one line each. */
export const MovePreview = ({ one }: { one: CalendarImport }) => {
  const preview = usePreview(one);
  if (preview.isError) return <Alert type="error" showIcon title={textOfError(preview.error)} />;
  if (preview.data === undefined) return <RowsSkeleton rows={8} />;
  const word = one.state === 'draft' ? '应用' : '撤销';
  return (
    <div className="move-preview">
      <Totals preview={preview.data} word={word} />
      <MoveTable one={one} word={word} />
    </div>
  );
};

const Totals = ({ preview, word }: { preview: CalendarPreview; word: string }) => (
  <>
    <dl className="move-totals">
      <Total label={`${word}后变动的时限`} value={preview.totals.moved} />
      <Total label="届满推后" value={preview.totals.later} />
      <Total label="届满提前" value={preview.totals.earlier} />
      <Total label="只去掉或加上暂算" value={preview.totals.marked} />
      <Total label="随即超期" value={preview.turnsRed} isBad />
      <Total label="不再超期" value={preview.leavesRed} />
    </dl>
    <div className="move-groups">
      <Groups title="按部门" groups={preview.departments} />
      <Groups title="按时限" groups={preview.limits} />
    </div>
  </>
);

const Total = ({ label, value, isBad = false }: { label: string; value: number; isBad?: boolean }) => (
  <div className={isBad && value > 0 ? 'move-total-bad' : undefined}>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

const Groups = ({ title, groups }: { title: string; groups: readonly { name: string; counts: MoveCounts }[] }) => (
  <p>
    <span className="tb-soft">{title}</span>
    {groups.length === 0 ? ' 无' : null}
    {groups.slice(0, 6).map(({ name, counts }) => (
      <span key={name} className="move-group">
        {name} <strong>{counts.moved + counts.marked}</strong>
      </span>
    ))}
  </p>
);

const MoveTable = ({ one, word }: { one: CalendarImport; word: string }) => {
  const moves = useMoves(one);
  if (moves.isError) return <Alert type="error" showIcon title={textOfError(moves.error)} />;
  if (moves.data === undefined) return <RowsSkeleton rows={6} />;
  const lines = moves.data.pages.flatMap((page) => page.moves);
  if (lines.length === 0) return <Nothing title="没有时限变动">{`${word}不影响任何在办时限。`}</Nothing>;
  return (
    <>
      <table className="move-table">
        <thead>
          <tr>
            <th>办件</th>
            <th>时限</th>
            <th>部门</th>
            <th>现届满日</th>
            <th>{word}后</th>
            <th>原因</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((move) => (
            <MoveLine key={move.clockId} move={move} />
          ))}
        </tbody>
      </table>
      {moves.hasNextPage ? (
        <Button loading={moves.isFetchingNextPage} onClick={() => void moves.fetchNextPage()}>
          再显示 50 个
        </Button>
      ) : null}
    </>
  );
};

const MoveLine = ({ move }: { move: ClockMove }) => (
  <tr>
    <td>{move.caseNo === null ? '—' : <ShortCaseNo caseNo={move.caseNo} />}</td>
    <td>
      {move.limitName}
      {move.state === 'suspended' ? <span className="tb-soft">（中止中）</span> : null}
    </td>
    <td>{move.departmentName ?? '—'}</td>
    <td>
      <Due {...move.from} />
    </td>
    <td className={move.from.dueOn === move.to.dueOn ? undefined : 'move-to'}>
      <Due {...move.to} />
    </td>
    <td className="move-why">{whyOf(move)}</td>
  </tr>
);

const Due = ({ dueOn, isProvisional }: ClockMove['from']) => (
  <>
    {dueOn}
    {isProvisional ? <span className="move-provisional">暂算</span> : null}
  </>
);

const whyOf = ({ days, to }: ClockMove): string => {
  if (days.length === 0) return to.isProvisional ? '安排撤回，日期不变，改为暂算' : '安排已公布，日期不变，不再是暂算';
  const names = days
    .slice(0, 4)
    .map(({ day, kind, name }) => `${day.slice(5)} ${name}${kind === 'off' ? '放假' : '上班'}`);
  return names.join('、') + (days.length > 4 ? ` 等 ${days.length} 天` : '');
};
