import { defineTopic, Nothing } from '../topic.ts';

/** Hands the result to the courier and tells the applicant the tracking number. */
export const dispatchCourier = defineTopic({
  name: 'dispatch-courier',
  input: Nothing,
  output: Nothing,
  raises: [],
  waitsFor: 'courier',
  async run(_input, { transact, effects, caseNo, actor }) {
    const { parcelNo: occasion, trackingNo } = await effects.courier.dispatchParcel({ caseNo }, actor);
    const notice = { caseNo, template: 'parcel-dispatched', occasion, values: { trackingNo } } as const;
    await transact((domain) => domain.notifications.notifyApplicant(notice, actor));
    return {};
  },
});
