import type { DateTime } from 'luxon';
import type { CalendarMove } from '../../domain/calendar-imports/index.ts';
import type { Item } from '../../domain/items/index.ts';
import { instantOf } from '../instants.ts';
import { limitNameOf } from '../limit-name.ts';
import type { PeopleNames } from '../people-names.ts';
import type { TimelineEntry } from './case-schemas.ts';

const dayInWords = (at: DateTime): string => at.toFormat('yyyy年M月d日');

/** Limits a calendar moved, as lines of the case's story. */
export const viewCalendarMoves = (
  moves: readonly CalendarMove[],
  { item, names }: { item: Item; names: PeopleNames },
): TimelineEntry[] =>
  moves.map(({ importId, clockId, limitKey, at, by, year, sourceDocument, isUndone, from, to }) => {
    const change = `因${year}年工作日历（${sourceDocument}）${isUndone ? '撤销' : '调整'}`;
    return {
      id: [importId, isUndone ? 'undone' : 'applied', clockId].join('/'),
      at: instantOf(at),
      kind: 'ClockMovedByCalendar',
      title: '截止日期随工作日历调整',
      actor: names.get(by.slice(by.indexOf(':') + 1)) ?? (by.startsWith('api-key:') ? '接口' : '系统'),
      text: `${limitNameOf(item, limitKey)}：${change}，截止日期由${dayInWords(from)}改为${dayInWords(to)}`,
    };
  });
