import { Type } from '@sinclair/typebox';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

/** Tells the applicant what must be put right after the inspection, and until when. */
export const issueRectificationNotice = defineTopic({
  name: 'issue-rectification-notice',
  input: Nothing,
  output: Type.Object({ rectificationDueAt: EngineDate }),
  raises: [],
  run: (_input, { transact, caseNo, processInstanceId, actor }) =>
    transact(async (domain) => {
      const inspection = await domain.tasks.findDecision({ caseNo, variable: 'inspection', processInstanceId });
      const findings = String(inspection?.values.findings ?? '');
      const requirement = String(inspection?.values.rectification ?? '');
      const input = { caseNo, findings: requirement === '' ? findings : requirement };
      const { round, rectificationDueAt, dueOn } = await domain.cases.requestRectification(input, actor);
      const values = { findings, requirement, dueOn };
      await domain.documents.issueDocument({ caseNo, kind: 'rectification-notice', round, values }, actor);
      const notice = {
        caseNo,
        template: 'rectification-requested' as const,
        occasion: String(round),
        values: { dueOn },
      };
      await domain.notifications.notifyApplicant(notice, actor);
      return { rectificationDueAt };
    }),
});
