import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { OFFICE_ZONE, officeTime } from '../domain/calendar/index.ts';
import type { Clock } from '../domain/needs.ts';

const systemClock: Clock = { now: () => DateTime.now().setZone(OFFICE_ZONE) };

const readInstant = (file: string): DateTime => {
  const instant = officeTime(readFileSync(file, 'utf8').trim());
  if (!instant.isValid) throw new Error(`TEST_CLOCK: ${file} holds no ISO instant`);
  return instant;
};

/** The system clock, or – for tests and demo data – the instant an ISO file holds, read anew at every call. */
export const createClock = (testClockFile?: string): Clock =>
  testClockFile ? { now: () => readInstant(testClockFile) } : systemClock;
