import { Alert, Button } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { useYear } from './useCalendar.ts';
import { YearGrid } from './YearGrid.tsx';

interface Props {
  year: number;
  /** undefined: the account only looks */
  onEdit: ((year: number) => void) | undefined;
}

/** One year as it stands: published, or by the stated rule. */
export const YearView = ({ year, onEdit }: Props) => {
  const { data, isError, error } = useYear(year);
  if (isError) return <Alert type="error" showIcon title={textOfError(error)} />;
  const note = data?.isPublished
    ? `${data.sourceDocument ?? ''} · ${data.publishedOn ?? ''} 公布 · 全年 ${data.workingDays} 个工作日`
    : '尚未公布：周一至周五上班，元旦、劳动节、国庆按法定日期放假；算入这一年的时限为暂算';
  return (
    <Panel
      title={`${year} 年`}
      className="calendar-sheet"
      extra={
        <span className="calendar-sheet-extra">
          <span className="tb-soft">{data === undefined ? '' : note}</span>
          {onEdit === undefined ? null : (
            <Button
              size="small"
              type={data?.isPublished === false ? 'primary' : 'default'}
              onClick={() => onEdit(year)}
            >
              {data?.isPublished === false ? '录入这一年' : '更正'}
            </Button>
          )}
        </span>
      }
    >
      {data === undefined ? <RowsSkeleton rows={10} /> : <YearGrid year={year} days={data.days} />}
    </Panel>
  );
};
