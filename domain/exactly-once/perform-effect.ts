import { createHash } from 'node:crypto';
import { isRefusal } from '../errors.ts';
import type { Needs } from '../needs.ts';
import type { EffectCall, EffectIntent, EffectNeeds, SettleEffect } from './effect.ts';
import * as effects from './effect-store.ts';
import type { EffectRow } from './effect-store.ts';

/** The key the outside sees: the same for ever for one (case, activity, sequence). 32 hex characters. */
export const effectKey = (intent: Pick<EffectIntent, 'caseNo' | 'activity' | 'seq'>): string =>
  createHash('sha256').update(`${intent.caseNo}|${intent.activity}|${intent.seq}`).digest('hex').slice(0, 32);

/**
 * Does one thing outside exactly once and returns its answer (JSON). Done before: the stored answer. Sent before with unknown
 * outcome: the outside is asked first, and only sent to again, with the same key, when it knows nothing. `settle` runs once,
 * in the transaction that confirms the answer.
 */
export const performEffect = async <Answer>(
  needs: EffectNeeds,
  intent: EffectIntent,
  call: EffectCall<Answer>,
  settle: SettleEffect<Answer>,
): Promise<Answer> => {
  const effect = await needs.transact((inside) => effects.insertEffect(inside, intent, effectKey(intent)));
  await needs.reached(`effect-intended:${intent.activity}`);
  if (effect.state === 'confirmed') return effect.answer as Answer;

  await needs.transact((inside) => effects.updateEffectSent(inside, effect.id));
  await needs.reached(`effect-sent:${intent.activity}`);
  const answer = await askOutside(needs, effect, call);
  await needs.reached(`effect-answered:${intent.activity}`);

  const confirmed = await needs.transact(async (inside) => {
    if (!(await effects.updateEffectConfirmed(inside, effect.effect_key, answer)))
      return (await effects.selectEffectAnswer(inside, effect.id)) as Answer;
    await settle(inside, answer);
    return answer;
  });
  await needs.reached(`effect-confirmed:${intent.activity}`);
  return confirmed;
};

/**
 * What became of an effect was told another way, by a notice say: whoever sent it may have died before the answer was noted, and with
 * the matter settled nobody would ever ask. Changes nothing where the answer is known.
 */
export const confirmEffect = async (needs: Needs, key: string, answer: unknown): Promise<void> => {
  await effects.updateEffectConfirmed(needs, key, answer);
};

const askOutside = async <Answer>(needs: EffectNeeds, effect: EffectRow, call: EffectCall<Answer>): Promise<Answer> => {
  try {
    const earlier = effect.state === 'intended' ? undefined : await call.query(effect.effect_key);
    return earlier ?? (await call.send(effect.effect_key));
  } catch (error) {
    // A clear refusal is kept as such; anything else stays "sent, outcome unknown" and is asked about next time.
    if (isRefusal(error)) await needs.transact((inside) => effects.updateEffectFailed(inside, effect.id));
    throw error;
  }
};
