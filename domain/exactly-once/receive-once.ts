import type { Needs } from '../needs.ts';
import { insertInboxMessage, selectInboxOutcome, updateInboxOutcome } from './inbox-store.ts';

/** A message from outside, after its signature was checked. `body` is kept as received; leave persons' data out of it. */
export interface InboxInput {
  provider: string;
  /** the provider's own id of this message */
  eventId: string;
  body: Record<string, unknown>;
}

/** `outcome` is the word `work` returned, now or the first time. */
export interface InboxResult {
  outcome: string;
  isRepeat: boolean;
}

/** Runs `work` for the first message with this id, in one transaction with the record; repeats get the first outcome. */
export const receiveOnce = async (
  needs: Needs,
  input: InboxInput,
  work: () => Promise<string>,
): Promise<InboxResult> => {
  if (!(await insertInboxMessage(needs, input)))
    return { outcome: await selectInboxOutcome(needs, input), isRepeat: true };
  const outcome = await work();
  await updateInboxOutcome(needs, input, outcome);
  return { outcome, isRepeat: false };
};
