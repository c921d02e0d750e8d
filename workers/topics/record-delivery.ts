import { defineTopic, Nothing } from '../topic.ts';

/** The result is in the applicant's hands, by courier or at the window (行政许可法第四十四条). */
export const recordDelivery = defineTopic({
  name: 'record-delivery',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const { delivery } = await domain.cases.getCase(caseNo);
      await domain.cases.recordDelivery({ caseNo, method: delivery.method }, actor);
      return {};
    }),
});
