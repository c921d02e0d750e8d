import { defineTopic, Nothing } from '../topic.ts';

/** The parcel came back: the applicant is told, the window will arrange how the result gets there after all. */
export const recordParcelReturn = defineTopic({
  name: 'record-parcel-return',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const { parcelNo: occasion, trackingNo = '' } = await domain.courier.takeUpReturn(caseNo, actor);
      const { modelVersionId } = await domain.cases.getCase(caseNo);
      const { item } = await domain.items.getItemOfVersion(modelVersionId);
      const values = { trackingNo, consultation: item.guide.contact.consultation };
      await domain.notifications.notifyApplicant({ caseNo, template: 'parcel-returned', occasion, values }, actor);
      return {};
    }),
});
