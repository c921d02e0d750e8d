import { Type } from '@sinclair/typebox';
import type { Domain } from '../../domain/domain.ts';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

const namesOf = async (domain: Domain, caseNo: string, keys: readonly string[]): Promise<string[]> => {
  const { modelVersionId } = await domain.cases.getCase(caseNo);
  const { item } = await domain.items.getItemOfVersion(modelVersionId);
  return keys.map((key) => item.materials.find((material) => material.key === key)?.name ?? key);
};

/** Tells the applicant once everything that is missing, and until when (行政许可法第三十二条第一款第四项). */
export const issueSupplementNotice = defineTopic({
  name: 'issue-supplement-notice',
  input: Nothing,
  output: Type.Object({ supplementDueAt: EngineDate }),
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const decision = await domain.tasks.findDecision({ caseNo, variable: 'acceptance' });
      const given = decision?.values.missing;
      const missing = Array.isArray(given) ? given.map(String) : [];
      const reason = String(decision?.values.missingReason ?? '');
      const requestedBy = decision?.decidedBy ?? actor.id;
      const input = { caseNo, missing, reason, requestedBy, requestedAt: decision?.decidedAt };
      const { supplementDueAt, dueOn } = await domain.cases.requestSupplement(input, actor);
      const values = { missing: await namesOf(domain, caseNo, missing), reason, dueOn };
      await domain.documents.issueDocument({ caseNo, kind: 'supplement-notice', values }, actor);
      await domain.notifications.notifyApplicant(
        { caseNo, template: 'supplement-requested', values: { dueOn } },
        actor,
      );
      return { supplementDueAt };
    }),
});
