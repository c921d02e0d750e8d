import { writeAuditLine } from '../audit/index.ts';
import { findRun, lightOf } from '../clocks/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { countActive } from '../people/index.ts';
import { insertNotice, isNoticeThere, updateAcknowledged } from './notice-store.ts';
import { warningNotFound } from './supervision-errors.ts';
import type { SupervisionStep } from './supervision-notice.ts';

/**
 * Puts a limit before the supervisors: it stands on their board until one of them takes note. Once per run and step; `false` when
 * that was done before or the run is over.
 */
export const escalateWarning = async (needs: Needs, input: SupervisionStep, actor: Actor): Promise<boolean> => {
  const clock = await findRun(needs, input);
  if (clock === undefined) return false;
  const recipients = await countActive(needs, 'supervisor');
  const notice = { clock, step: input.step, kind: 'supervisors', light: lightOf(clock, needs.clock.now()) } as const;
  if (!(await insertNotice(needs, { ...notice, recipients }))) return false;
  const details = { step: input.step, run: clock.run, limitKey: clock.limitKey, recipients };
  const line = { action: 'escalate-warning', subjectKind: 'clock', subjectId: clock.id, details };
  await writeAuditLine(needs, line, actor);
  await announce(needs, 'desk', clock.departmentId ?? '');
  return true;
};

/** A supervisor has taken note; the first one counts. Errors: warning-not-found. */
export const acknowledgeWarning = async (needs: Needs, { id }: { id: string }, actor: Actor): Promise<void> => {
  const noted = await updateAcknowledged(needs, id, actor.id);
  if (noted === undefined && !(await isNoticeThere(needs, id))) throw warningNotFound();
  if (noted === undefined) return;
  const line = { action: 'acknowledge-warning', subjectKind: 'supervision-notice', subjectId: id };
  await writeAuditLine(needs, line, actor);
  await announce(needs, 'desk', noted.departmentId ?? '');
};
