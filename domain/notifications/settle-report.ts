import { writeAuditLine } from '../audit/index.ts';
import { announce, openIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { isForApplicant } from './officer-templates.ts';
import type { MessageReport } from './receipt.ts';
import { type SentNotification, updateReported } from './receipt-store.ts';
import { tellWindow } from './tell-window.ts';

/**
 * Takes a receipt into account; the row is held by the caller. The first one is final, so that late and repeated ones change nothing:
 * false. A message that did not arrive becomes an incident: somebody has to tell the applicant in another way.
 */
export const settleReport = async (
  needs: Needs,
  { id, caseNo, template, isReported }: SentNotification,
  report: MessageReport,
  actor: Actor,
): Promise<boolean> => {
  if (isReported) return false;
  await updateReported(needs, id, report);
  const { status, code = '' } = report;
  if (status === 'failed') {
    const incident = { kind: 'notification-undelivered', subject: id, message: code };
    await openIncident(needs, caseNo === undefined ? incident : { ...incident, caseNo });
    if (caseNo !== undefined && isForApplicant(template))
      await tellWindow(needs, { id, caseNo, channel: 'sms', template, code });
  }
  const line = { action: 'report-notification', subjectKind: 'notification', subjectId: id };
  await writeAuditLine(needs, { ...line, details: { status, code } }, actor);
  if (caseNo !== undefined) await announce(needs, 'desk', caseNo);
  return true;
};
