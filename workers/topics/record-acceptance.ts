import { Type } from '@sinclair/typebox';
import type { Domain } from '../../domain/domain.ts';
import { defineTopic } from '../topic.ts';

const dueOn = async (domain: Domain, caseNo: string, limitKey: string): Promise<string> => {
  const clock = await domain.clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey });
  return clock?.dueAt.toISODate() ?? '';
};

/** Takes the case up, or finds that silence has: limits, notice, SMS (行政许可法第三十二条). */
export const recordAcceptance = defineTopic({
  name: 'record-acceptance',
  input: Type.Object({ acceptance: Type.Union([Type.Literal('accepted'), Type.Literal('deemed-accepted')]) }),
  output: Type.Object({ acceptanceResult: Type.Literal('accepted') }),
  raises: [],
  run: ({ acceptance }, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const isDeemed = acceptance === 'deemed-accepted';
      const decision = isDeemed ? undefined : await domain.tasks.findDecision({ caseNo, variable: 'acceptance' });
      const accepted = await domain.cases.acceptCase({ caseNo, isDeemed, acceptedAt: decision?.decidedAt }, actor);
      const acceptedOn = accepted.acceptedAt?.toISODate() ?? '';
      const promisedDueOn = await dueOn(domain, caseNo, 'promised');
      const statutoryDueOn = await dueOn(domain, caseNo, 'statutory');
      const values = { isDeemed, acceptedOn, statutoryDueOn, promisedDueOn };
      await domain.documents.issueDocument({ caseNo, kind: 'acceptance-notice', values }, actor);
      const template = isDeemed ? ('deemed-accepted' as const) : ('accepted' as const);
      await domain.notifications.notifyApplicant({ caseNo, template, values: { promisedDueOn } }, actor);
      return { acceptanceResult: 'accepted' as const };
    }),
});
