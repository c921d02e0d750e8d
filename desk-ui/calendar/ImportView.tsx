import { Alert, App, Button, Progress } from 'antd';
import type { CalendarImport } from '../../server/calendar-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { stateWords } from './import-words.ts';
import { MovePreview } from './MovePreview.tsx';
import { isRunning, useStep, type ImportStep } from './useCalendar.ts';

/** One import: what it would move, its buttons, and how far it has come. */
export const ImportView = ({ one, mayWrite }: { one: CalendarImport; mayWrite: boolean }) => {
  const isOpen = one.state === 'draft' || one.state === 'applied';
  return (
    <Panel
      title={`${one.year} 年 · ${stateWords[one.state]}`}
      className="calendar-sheet"
      extra={mayWrite && isOpen ? <Steps one={one} /> : null}
    >
      <p className="calendar-hint">
        {one.sourceDocument} · {one.publishedOn} 公布 · {one.drafted.by.name} 于 {formatTime(one.drafted.at)} 录入
        {one.applied === null ? '' : ` · ${one.applied.by.name} 于 ${formatTime(one.applied.at)} 应用`}
        {one.undone === null ? '' : ` · ${one.undone.by.name} 于 ${formatTime(one.undone.at)} 撤销`}
      </p>
      {isRunning(one) ? <Running one={one} /> : null}
      {isOpen ? <MovePreview one={one} /> : null}
      {one.state === 'undone' || one.state === 'discarded' ? <Ended one={one} /> : null}
    </Panel>
  );
};

const questions: Record<ImportStep, (one: CalendarImport) => { title: string; content: string; okText: string }> = {
  apply: ({ year }) => ({
    title: `应用 ${year} 年工作日安排？`,
    content: '公布后新的时限按它计算，受影响的在办时限随即重算，届满日和亮灯时间按预览变动。',
    okText: '应用',
  }),
  undo: ({ year }) => ({
    title: `撤销 ${year} 年的这次导入？`,
    content: '恢复导入前的安排，受影响的在办时限重算回去。',
    okText: '撤销导入',
  }),
  discard: () => ({ title: '放弃这份草稿？', content: '录入的内容不再保留在列表首位，时限不受影响。', okText: '放弃' }),
};

const Steps = ({ one }: { one: CalendarImport }) => {
  const { modal, message } = App.useApp();
  const step = useStep(one.id);
  const ask = (name: ImportStep) =>
    modal.confirm({
      ...questions[name](one),
      cancelText: '取消',
      onOk: () =>
        step.mutateAsync(name).catch((error: unknown) => {
          void message.error(textOfError(error));
        }),
    });
  if (one.state === 'applied')
    return (
      <Button size="small" danger loading={step.isPending} onClick={() => ask('undo')}>
        撤销导入
      </Button>
    );
  return (
    <span className="calendar-sheet-extra">
      <Button size="small" disabled={step.isPending} onClick={() => ask('discard')}>
        放弃
      </Button>
      <Button size="small" type="primary" loading={step.isPending} onClick={() => ask('apply')}>
        应用
      </Button>
    </span>
  );
};

const Running = ({ one: { progress, state } }: { one: CalendarImport }) => {
  const share = progress.total === 0 ? 100 : Math.floor((progress.visited / progress.total) * 100);
  return (
    <div className="calendar-running" role="status">
      <strong>{state === 'applying' ? '正在应用：重算在办时限' : '正在撤销：重算在办时限'}</strong>
      <Progress percent={Math.min(share, 100)} strokeColor="var(--brand)" />
      <span className="tb-soft">
        已看 {progress.visited} / {progress.total} 个，变动 {progress.moved} 个。可以离开本页，重算在后台继续。
      </span>
    </div>
  );
};

const Ended = ({ one }: { one: CalendarImport }) => (
  <Alert
    className="calendar-ended"
    type="info"
    showIcon
    title={
      one.state === 'undone'
        ? `已撤销，${one.progress.moved} 个时限的届满日重算回导入前的安排。`
        : '这份草稿已放弃，没有影响任何时限。'
    }
  />
);
