import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Licence } from './licence.ts';
import { CHANGE_RULES } from './licence-change.ts';
import type { LicenceChange } from './licence-change.ts';
import { insertChange, selectChanges } from './licence-change-store.ts';
import type { NewChange } from './licence-change-store.ts';
import { updateLicenceState } from './licence-store.ts';

/** Tells case and audit of a change that was written down. */
const noteChange = async (
  needs: Needs,
  { id, caseNo, identifier, licenceNo }: Licence,
  { kind, ground, seq, documentNo }: LicenceChange,
  actor: Actor,
): Promise<void> => {
  const data = { licenceId: id, identifier, licenceNo, kind, ground, seq, ...(documentNo && { documentNo }) };
  await recordCaseEvent(needs, { caseNo, type: CHANGE_RULES[kind].event, data }, actor);
  const line = { action: `${kind}-licence`, subjectKind: 'licence', subjectId: id, details: data };
  await writeAuditLine(needs, line, actor);
};

/** Writes a change down, with its new state, for case and audit. The licence row is held by the caller, who has checked the change. */
export const recordChange = async (
  needs: Needs,
  licence: Licence,
  made: Omit<NewChange, 'licenceId'>,
  actor: Actor,
): Promise<LicenceChange> => {
  const change = await insertChange(needs, { licenceId: licence.id, ...made });
  await updateLicenceState(needs, licence.id, CHANGE_RULES[made.kind].to);
  await noteChange(needs, licence, change, actor);
  return change;
};

/** What was decided about a licence so far, oldest first. */
export const listLicenceChanges = (needs: Needs, licence: Licence): Promise<LicenceChange[]> =>
  selectChanges(needs, licence.id);
