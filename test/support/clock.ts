import { DateTime } from 'luxon';
import type { DurationLike } from 'luxon';
import type { Clock } from '../../domain/needs.ts';

const ZONE = 'Asia/Shanghai';

/** A clock that stands still until a test moves it. Begins Monday 2026-03-02 09:00 in Shanghai. */
export class FixedClock implements Clock {
  #instant: DateTime;

  constructor(iso = '2026-03-02T09:00:00') {
    this.#instant = DateTime.fromISO(iso, { zone: ZONE });
  }

  now(): DateTime {
    return this.#instant;
  }

  /** Jumps to an ISO instant; without an offset it is Shanghai time. */
  set(iso: string): void {
    this.#instant = DateTime.fromISO(iso, { zone: ZONE });
  }

  /** Goes on by that much, e.g. `{ days: 3 }`. */
  advance(duration: DurationLike): void {
    this.#instant = this.#instant.plus(duration);
  }
}
