import { defineTopic, Nothing } from '../topic.ts';

/** 办结, refused by domain and database alike while the licence is not registered in the repository. */
export const completeCase = defineTopic({
  name: 'complete-case',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const { delivery } = await domain.cases.completeCase({ caseNo }, actor);
      const licence = await domain.licences.findLicence(caseNo);
      const values = { licenceNo: licence?.licenceNo ?? '', method: delivery.method };
      await domain.notifications.notifyApplicant({ caseNo, template: 'completed', values }, actor);
      return {};
    }),
});
