import { writeAuditLine } from '../audit/index.ts';
import { resolveIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { lockDifference, updateDifferenceResolved } from './difference-store.ts';
import { differenceNotFound, differenceResolved } from './reconciliation-errors.ts';

/** A person has looked into a difference and says what became of it; it is not opened again. */
export const closeDifference = async (
  needs: Needs,
  { id, remark }: { id: number; remark: string },
  actor: Actor,
): Promise<void> => {
  const found = await lockDifference(needs, id);
  if (!found) throw differenceNotFound();
  if (!found.isOpen) throw differenceResolved();
  const { kind, number } = found;
  const resolvedBy = `${actor.kind}:${actor.id}`;
  await updateDifferenceResolved(needs, id, { resolution: 'closed', resolvedBy, remark });
  await resolveIncident(needs, { kind, subject: number }, actor);
  const details = { kind, number, remark };
  await writeAuditLine(
    needs,
    { action: 'close-difference', subjectKind: 'payment-difference', subjectId: String(id), details },
    actor,
  );
};
