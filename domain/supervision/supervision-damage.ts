import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';

/** An attempt to supervise a run, as our tables have it. */
interface Attempt {
  clockId: string;
  run: number;
  attempt: number;
  caseNo: string | undefined;
}

/**
 * Where the engine differs from our clocks. `lost`: a running, armed clock has no process, or one that waits for nothing that will
 * ever come. `shifted`: a timer, of supervision or of a diagram that waits for the end of a limit, has another due date than the
 * domain computed. `stray`: a process runs for a clock that is stopped, suspended or in another run or attempt.
 */
export type SupervisionDamage =
  | ({ kind: 'lost'; instanceId: string | undefined } & Attempt)
  | { kind: 'shifted'; jobId: string; dueAt: DateTime }
  | { kind: 'stray'; instanceId: string };

/**
 * Compares all armed clocks with what the engine really has, in one look, and tells up to `limit` differences. What is under way to
 * the engine at this moment, and what has an open incident `supervision-lost`, is no difference.
 */
export type FindDamage = (needs: Needs, limit: number) => Promise<SupervisionDamage[]>;
