import { Button, Input, Select, type InputRef } from 'antd';
import { useEffect, useState, type RefObject } from 'react';
import type { TaskList, TaskView } from '../../server/desk/task-schemas.ts';
import { lightLooks, lights } from '../../ui-kit/light/light.ts';
import type { TaskFilters } from './useTasks.ts';

interface Props {
  filters: TaskFilters;
  counts: TaskList['counts'] | undefined;
  items: TaskList['items'];
  searchBox: RefObject<InputRef | null>;
  onChange: (change: Partial<TaskFilters>) => void;
}

const viewNames: Record<TaskView, string> = { all: '全部', mine: '我的', open: '待签收', done: '已办' };

/** View, light, item and search in one row. */
export const TaskFilterBar = ({ filters, counts, items, searchBox, onChange }: Props) => (
  <div className="task-filters">
    <div className="task-views" role="tablist" aria-label="任务范围">
      {(Object.keys(viewNames) as TaskView[]).map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          aria-selected={filters.view === view}
          onClick={() => onChange({ view })}
        >
          {viewNames[view]}
          <span className="task-views-count">{view === 'done' ? '' : (counts?.views[view] ?? '–')}</span>
        </button>
      ))}
    </div>
    <div className="task-lights" role="group" aria-label="按灯筛选">
      {lights.map((light) => (
        <button
          key={light}
          type="button"
          className={`task-light task-light-${light}`}
          aria-pressed={filters.light === light}
          onClick={() => onChange({ light: filters.light === light ? undefined : light })}
        >
          <span aria-hidden="true">{lightLooks[light].shape}</span>
          {lightLooks[light].word}
          <strong>{counts?.lights[light] ?? '–'}</strong>
        </button>
      ))}
    </div>
    <div className="task-filters-end">
      {filters.department === undefined ? null : (
        <Button onClick={() => onChange({ department: undefined })}>看全部部门</Button>
      )}
      <Select
        className="task-item-filter"
        value={filters.item}
        placeholder="全部事项"
        aria-label="事项"
        allowClear
        options={items.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(item: string | undefined) => onChange({ item })}
      />
      <SearchBox value={filters.q ?? ''} box={searchBox} onSearch={(q) => onChange({ q })} />
    </div>
  </div>
);

const pauseMs = 300;

/** Searches when the typing pauses. */
const SearchBox = ({
  value,
  box,
  onSearch,
}: {
  value: string;
  box: Props['searchBox'];
  onSearch: (q: string) => void;
}) => {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      ref={box}
      className="task-search"
      value={text}
      allowClear
      placeholder="办件编号、申请人"
      aria-label="搜索办件编号或申请人"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
};
