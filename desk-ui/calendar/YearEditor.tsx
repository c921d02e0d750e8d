import { Alert, Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { CalendarImport, CalendarYear, NewCalendar } from '../../server/calendar-schemas.ts';
import { ApiError, textOfError } from '../../ui-kit/api/api-error.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { holidayNames, toggleDay } from './calendar-days.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { useDraft } from './useCalendar.ts';
import { YearGrid } from './YearGrid.tsx';

interface Props {
  /** the year as it stands, to start from */
  start: CalendarYear;
  onSaved: (saved: CalendarImport) => void;
  onLeave: () => void;
}

/** A year is entered from the notice: pick the holiday, click its days. */
export const YearEditor = ({ start, onSaved, onLeave }: Props) => {
  const [input, setInput] = useState<NewCalendar>({
    year: start.year,
    sourceDocument: start.sourceDocument ?? '',
    publishedOn: start.publishedOn ?? '',
    days: start.days,
  });
  const [holiday, setHoliday] = useState<string>(holidayNames[0]);
  const [isPasting, setPasting] = useState(false);
  const draft = useDraft();
  const change = (changes: Partial<NewCalendar>) => {
    draft.reset();
    setInput((before) => ({ ...before, ...changes }));
  };
  return (
    <Panel
      title={`录入 ${input.year} 年工作日安排`}
      className="calendar-sheet"
      extra={
        <span className="calendar-sheet-extra">
          <Button size="small" onClick={() => setPasting(true)}>
            粘贴或选择文件
          </Button>
          <Button size="small" onClick={onLeave}>
            取消
          </Button>
          <Button
            size="small"
            type="primary"
            loading={draft.isPending}
            disabled={!isHeadFilled(input)}
            title={isHeadFilled(input) ? undefined : '先填写通知文号和公布日期'}
            onClick={() => draft.mutate(input, { onSuccess: onSaved })}
          >
            存为草稿并预览
          </Button>
        </span>
      }
    >
      <div className="calendar-entry">
        <Input
          value={input.sourceDocument}
          addonBefore="通知文号"
          placeholder="国办发明电〔2026〕…号"
          onChange={({ target }) => change({ sourceDocument: target.value })}
        />
        <Input
          value={input.publishedOn}
          addonBefore="公布日期"
          placeholder="2026-11-05"
          maxLength={10}
          onChange={({ target }) => change({ publishedOn: target.value })}
        />
        <Segmented
          value={holiday}
          options={[...holidayNames]}
          aria-label="正在标注的节日"
          onChange={(name) => setHoliday(name)}
        />
      </div>
      <p className="calendar-hint">先选节日，再点日期：周一至周五点成“休”，周六、周日点成调休的“班”；再点一次恢复。</p>
      {draft.isError ? <Faults error={draft.error} days={input.days} /> : null}
      <YearGrid
        year={input.year}
        days={input.days}
        onToggle={(day) => change({ days: toggleDay(input.days, day, holiday) })}
      />
      <PasteDialog
        isOpen={isPasting}
        onRead={(year) => {
          change(year);
          setPasting(false);
        }}
        onLeave={() => setPasting(false)}
      />
    </Panel>
  );
};

const isHeadFilled = ({ sourceDocument, publishedOn }: NewCalendar): boolean =>
  sourceDocument.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(publishedOn);

const Faults = ({ error, days }: { error: Error; days: NewCalendar['days'] }) => {
  const details = error instanceof ApiError ? error.details : [];
  const placeOf = (pointer: string): string => {
    const index = /^\/days\/(\d+)/.exec(pointer)?.[1];
    const day = index === undefined ? undefined : days[Number(index)]?.day;
    return day === undefined ? '' : `${day}：`;
  };
  return (
    <Alert
      type="error"
      showIcon
      title={textOfError(error)}
      description={
        details.length === 0 ? undefined : (
          <ul className="calendar-faults">
            {details.slice(0, 5).map(({ pointer, message }) => (
              <li key={pointer + message}>
                {message.startsWith('20') ? '' : placeOf(pointer)}
                {message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
};
