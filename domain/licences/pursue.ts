import { oneByOne } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';

/** Minutes without a word from the repository before it is asked. */
const SILENT_MINUTES = 30;

/** What is handed to the repository and answered later. */
export interface Pursuit<Item> {
  /** written down and not sent yet */
  selectUnsent(inside: Needs): Promise<Item[]>;
  send(item: Item): Promise<void>;
  /** sent, and nothing told of it since `before`; it is noted that they are asked about now */
  takeSilent(inside: Needs, before: Date): Promise<Item[]>;
  ask(item: Item): Promise<void>;
}

/**
 * Sends what was written down, each once, and asks about what may never be told. Answers how many were taken up; one that fails keeps
 * no other back.
 */
export const pursue = async <Item>(
  { transact, clock }: Pick<LicenceEffectNeeds, 'transact' | 'clock'>,
  { selectUnsent, send, takeSilent, ask }: Pursuit<Item>,
): Promise<number> => {
  const unsent = await transact(selectUnsent);
  const sent = await oneByOne(unsent, send);
  const before = clock.now().minus({ minutes: SILENT_MINUTES }).toJSDate();
  const silent = await transact((inside) => takeSilent(inside, before));
  const asked = await oneByOne(silent, ask);
  for (const result of [...sent, ...asked]) if (result.status === 'rejected') throw result.reason;
  return unsent.length + silent.length;
};
