/** 2026-03 → 2026年3月 */
export const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** So many months on, or back. */
export const nextMonth = (month: string, by: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.trunc(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 2026-03-02 → 3月2日 周一 */
export const dayName = (day: string): string => {
  const [, month = '', date = ''] = day.split('-');
  return `${Number(month)}月${Number(date)}日 周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
};
