import { defineTopic, Nothing } from '../topic.ts';

/** The applicant withdrew: what was begun outside is undone, each under a key of its own, before the case ends. */
export const settleWithdrawal = defineTopic({
  name: 'settle-withdrawal',
  input: Nothing,
  output: Nothing,
  raises: [],
  waitsFor: 'several',
  async run(_input, { transact, effects, caseNo, actor }) {
    await effects.licences.revokeLicence({ caseNo, reason: '申请人撤回申请' }, actor);
    await effects.courier.cancelParcel({ caseNo }, actor);
    const hasRefund = (await effects.payments.withdrawPayment({ caseNo }, actor)) === 'refunded';
    await transact(async (domain) => {
      await domain.cases.settleWithdrawal({ caseNo }, actor);
      await domain.notifications.notifyApplicant({ caseNo, template: 'withdrawn', values: { hasRefund } }, actor);
    });
    return {};
  },
});
