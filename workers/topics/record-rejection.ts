import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** Does not take the case up, with reason and remedies (行政许可法第三十二条第一款第一、二项). */
export const recordRejection = defineTopic({
  name: 'record-rejection',
  input: Nothing,
  output: Type.Object({ acceptanceResult: Type.Literal('rejected') }),
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const decision = await domain.tasks.findDecision({ caseNo, variable: 'acceptance' });
      const ground = String(decision?.values.rejectionGround ?? '');
      const reason = String(decision?.values.rejectionReason ?? '不符合受理条件');
      const competentBody = decision?.values.competentBody;
      await domain.cases.rejectCase({ caseNo, ground, rejectedAt: decision?.decidedAt }, actor);
      const values = {
        ground,
        reason,
        ...(typeof competentBody === 'string' && competentBody !== '' && { competentBody }),
      };
      await domain.documents.issueDocument({ caseNo, kind: 'rejection-notice', values }, actor);
      await domain.notifications.notifyApplicant({ caseNo, template: 'rejected', values: {} }, actor);
      return { acceptanceResult: 'rejected' as const };
    }),
});
