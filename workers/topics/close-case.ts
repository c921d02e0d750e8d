import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The applicant let a limit pass; property `outcome` says which. */
export const closeCase = defineTopic({
  name: 'close-case',
  input: Nothing,
  output: Type.Object({ acceptanceResult: Type.Optional(Type.Literal('lapsed')) }),
  raises: [],
  run: (_input, { transact, caseNo, properties, actor }) =>
    transact(async (domain) => {
      const outcome = properties.outcome === 'payment-lapsed' ? ('payment-lapsed' as const) : ('lapsed' as const);
      await domain.cases.closeCase({ caseNo, outcome }, actor);
      const template = outcome === 'lapsed' ? ('supplement-lapsed' as const) : ('payment-lapsed' as const);
      await domain.notifications.notifyApplicant({ caseNo, template, values: {} }, actor);
      return outcome === 'lapsed' ? { acceptanceResult: 'lapsed' as const } : {};
    }),
});
