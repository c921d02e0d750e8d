import { Alert } from 'antd';
import type { CalendarImport } from '../../server/calendar-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { ImportView } from './ImportView.tsx';
import { useYear } from './useCalendar.ts';
import { YearEditor } from './YearEditor.tsx';
import { YearView } from './YearView.tsx';

/** Shows something else; the address says what. */
export type Go = (name: 'year' | 'edit' | 'import', value: string | number) => void;

interface Props {
  /** years without a calendar that limits reach into */
  missing: readonly number[];
  one: CalendarImport | undefined;
  edited: number | undefined;
  year: number | undefined;
  mayWrite: boolean;
  go: Go;
}

/** An import, a year being entered, or a year as it stands. */
export const CalendarMain = ({ missing, one, edited, year, mayWrite, go }: Props) => (
  <div className="calendar-main">
    <MissingNotice years={missing} />
    {one === undefined ? null : <ImportView key={one.id} one={one} mayWrite={mayWrite} />}
    {edited === undefined ? null : (
      <Editing key={edited} year={edited} onSaved={(id) => go('import', id)} onLeave={() => go('year', edited)} />
    )}
    {one === undefined && edited === undefined && year !== undefined ? (
      <YearView year={year} onEdit={mayWrite ? (value) => go('edit', value) : undefined} />
    ) : null}
  </div>
);

/** An alarm for the administrator: limits are reckoned by the rule only. */
const MissingNotice = ({ years }: { years: readonly number[] }) =>
  years.length === 0 ? null : (
    <Alert
      type="warning"
      showIcon
      title={`${years.join('、')} 年的工作日安排尚未公布，已有在办时限算入，届满日为暂算。请在国务院通知公布后及时录入。`}
    />
  );

interface EditingProps {
  year: number;
  onSaved: (importId: string) => void;
  onLeave: () => void;
}

const Editing = ({ year, onSaved, onLeave }: EditingProps) => {
  const { data, isError, error } = useYear(year);
  if (isError) return <Alert type="error" showIcon title={textOfError(error)} />;
  if (data === undefined) return <RowsSkeleton rows={10} />;
  return <YearEditor start={data} onSaved={({ id }) => onSaved(id)} onLeave={onLeave} />;
};
