import type { CalendarImport } from '../../server/calendar-schemas.ts';

export const stateWords: Record<CalendarImport['state'], string> = {
  draft: '草稿',
  discarded: '已放弃',
  applying: '正在应用',
  applied: '已应用',
  undoing: '正在撤销',
  undone: '已撤销',
};
