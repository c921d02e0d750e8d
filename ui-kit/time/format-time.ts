import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const nothing = '—';

type Instant = string | null | undefined;

/** Office time is Asia/Shanghai (UTC+8, no summer time), whatever the computer is set to. */
const inOffice = (iso: string) => dayjs.utc(iso).utcOffset(8 * 60);

/** 2026-03-02 09:00 */
export const formatTime = (iso: Instant): string => (iso ? inOffice(iso).format('YYYY-MM-DD HH:mm') : nothing);

/** 2026-03-02 */
export const formatDay = (iso: Instant): string => (iso ? inOffice(iso).format('YYYY-MM-DD') : nothing);

/** 03-02 09:00; for columns where the year is plain */
export const formatShort = (iso: Instant): string => (iso ? inOffice(iso).format('MM-DD HH:mm') : nothing);

/** 2026-03-02（周一） */
export const formatWeekday = (iso: Instant): string =>
  iso ? `${formatDay(iso)}（${weekdays[inOffice(iso).day()] ?? ''}）` : nothing;

/** 2026-03-02（周一）09:00 */
export const formatTimeWithWeekday = (iso: Instant): string =>
  iso ? `${formatWeekday(iso)}${inOffice(iso).format('HH:mm')}` : nothing;
