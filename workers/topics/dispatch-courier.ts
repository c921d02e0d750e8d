import { defineTopic, Nothing } from '../topic.ts';

const contactIn = ({ recipient, phone, address }: Record<string, unknown>) => ({
  name: String(recipient),
  phone: String(phone),
  address: String(address),
});

/** Hands the result to the courier, after a return as the window arranged it, and tells the applicant the tracking number. */
export const dispatchCourier = defineTopic({
  name: 'dispatch-courier',
  input: Nothing,
  output: Nothing,
  raises: [],
  waitsFor: 'courier',
  async run(_input, { transact, effects, caseNo, actor }) {
    const arranged = await transact((domain) => domain.tasks.findDecision({ caseNo, variable: 'deliveryMethod' }));
    const again = arranged && { taskId: arranged.task.id, recipient: contactIn(arranged.values) };
    const { parcelNo: occasion, trackingNo } = await effects.courier.dispatchParcel({ caseNo, again }, actor);
    const notice = { caseNo, template: 'parcel-dispatched', occasion, values: { trackingNo } } as const;
    await transact((domain) => domain.notifications.notifyApplicant(notice, actor));
    return {};
  },
});
