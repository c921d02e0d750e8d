import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';

/** What a picker shows for this text; the same object as long as the text is, for a picker given another one forgets what is being typed. */
export const usePickerValue = (text: string): Dayjs | null => useMemo(() => (text === '' ? null : dayjs(text)), [text]);
