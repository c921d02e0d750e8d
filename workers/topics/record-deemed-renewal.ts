import { defineTopic, Nothing } from '../topic.ts';

/** Nobody decided before the licence expired: granted by law as of that moment, told in writing and by SMS (行政许可法第五十条第二款). */
export const recordDeemedRenewal = defineTopic({
  name: 'record-deemed-renewal',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const clock = await domain.clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey: 'renewal' });
      const outcome = { caseNo, decision: 'granted', isDeemed: true, decidedAt: clock?.redAt } as const;
      const { renews } = await domain.cases.recordDecision(outcome, actor);
      const values = { expiredOn: renews?.until ?? '' };
      await domain.documents.issueDocument({ caseNo, kind: 'deemed-renewal-notice', values }, actor);
      await domain.notifications.notifyApplicant({ caseNo, template: 'deemed-renewed', values }, actor);
      return {};
    }),
});
