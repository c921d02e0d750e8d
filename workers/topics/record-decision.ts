import { Type } from '@sinclair/typebox';
import type { Domain } from '../../domain/domain.ts';
import type { Actor } from '../../domain/needs.ts';
import { computeFee } from '../../domain/payments/index.ts';
import { defineTopic, Nothing } from '../topic.ts';

const DEFAULT_BASIS = '有关法律、法规的规定';

const issueGrant = async (domain: Domain, caseNo: string, legalBasis: string, conditions: unknown, actor: Actor) => {
  const values = { legalBasis, ...(typeof conditions === 'string' && { conditions }) };
  await domain.documents.issueDocument({ caseNo, kind: 'grant-decision', values }, actor);
};

const issueRefusal = async (domain: Domain, caseNo: string, legalBasis: string, actor: Actor) => {
  const values = { legalBasis, reasons: await domain.tasks.explainRefusal({ caseNo }) };
  await domain.documents.issueDocument({ caseNo, kind: 'refusal-decision', values }, actor);
  await domain.notifications.notifyApplicant({ caseNo, template: 'refused', values: {} }, actor);
};

/** Grants or refuses, as property `decision` of the diagram says, and finds out whether a fee is due (行政许可法第三十八条、第五十八条). */
export const recordDecision = defineTopic({
  name: 'record-decision',
  input: Nothing,
  output: Type.Object({ feeRequired: Type.Boolean() }),
  raises: [],
  run: (_input, { transact, caseNo, properties, actor }) =>
    transact(async (domain) => {
      const isGranted = properties.decision === 'granted';
      const approval = await domain.tasks.findDecision({ caseNo, variable: 'decision' });
      const outcome = { caseNo, decision: isGranted ? 'granted' : 'refused', decidedAt: approval?.decidedAt } as const;
      const { modelVersionId, facts } = await domain.cases.recordDecision(outcome, actor);
      const { item } = await domain.items.getItemOfVersion(modelVersionId);
      const given = approval?.values.legalBasis;
      const legalBasis = typeof given === 'string' && given !== '' ? given : DEFAULT_BASIS;
      if (isGranted) await issueGrant(domain, caseNo, legalBasis, approval?.values.conditions, actor);
      else await issueRefusal(domain, caseNo, legalBasis, actor);
      return { feeRequired: isGranted && computeFee(item.fee, facts) > 0 };
    }),
});
