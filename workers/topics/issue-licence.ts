import { defineTopic, Nothing } from '../topic.ts';

/** Makes the licence and registers it in the repository; completion waits for this. */
export const issueLicence = defineTopic({
  name: 'issue-licence',
  input: Nothing,
  output: Nothing,
  raises: [],
  waitsFor: 'licence-repository',
  async run(_input, { effects, caseNo, actor }) {
    await effects.licences.issueLicence({ caseNo }, actor);
    return {};
  },
});
