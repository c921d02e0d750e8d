import { defineTopic, Nothing } from '../topic.ts';
import { settleSupplement, SupplementOutcome } from './receive-supplement.ts';

/** The applicant's limit is over by the engine's timer: what was handed in before counts, by the applicant or by issuers. */
export const settleSupplementLapse = defineTopic({
  name: 'settle-supplement-lapse',
  input: Nothing,
  output: SupplementOutcome,
  raises: [],
  run: (_input, { transact, caseNo, actor }) => transact((domain) => settleSupplement(domain, caseNo, actor)),
});
