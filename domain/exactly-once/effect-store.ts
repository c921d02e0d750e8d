import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { EffectIntent } from './effect.ts';

export type EffectState = 'intended' | 'sent' | 'confirmed' | 'failed';

export interface EffectRow {
  id: string;
  state: EffectState;
  effect_key: string;
  answer: unknown;
}

/** The row of this effect, made if it is the first time. */
export const insertEffect = async ({ db, clock }: Needs, intent: EffectIntent, key: string): Promise<EffectRow> => {
  await db('effects')
    .insert({
      id: randomUUID(),
      case_no: intent.caseNo,
      activity: intent.activity,
      seq: intent.seq,
      kind: intent.kind,
      effect_key: key,
      state: 'intended',
      request: JSON.stringify(intent.request),
      intended_at: clock.now().toJSDate(),
    })
    .onConflict(['case_no', 'activity', 'seq'])
    .ignore();
  return db('effects').where({ effect_key: key }).first('id', 'state', 'effect_key', 'answer');
};

export const updateEffectSent = async ({ db, clock }: Needs, id: string): Promise<void> => {
  await db('effects')
    .where({ id })
    .whereNot({ state: 'confirmed' })
    .update({ state: 'sent', sent_at: clock.now().toJSDate(), attempts: db.raw('attempts + 1') });
};

/** false: somebody else confirmed it in between, or there is no such effect */
export const updateEffectConfirmed = async ({ db, clock }: Needs, key: string, answer: unknown): Promise<boolean> => {
  const changed = await db('effects')
    .where({ effect_key: key })
    .whereNot({ state: 'confirmed' })
    .update({ state: 'confirmed', answer: JSON.stringify(answer ?? null), settled_at: clock.now().toJSDate() });
  return changed === 1;
};

export const updateEffectFailed = async ({ db }: Needs, id: string): Promise<void> => {
  await db('effects').where({ id }).whereNot({ state: 'confirmed' }).update({ state: 'failed' });
};

export const selectEffectAnswer = async ({ db }: Needs, id: string): Promise<unknown> => {
  const row = await db('effects').where({ id }).first('answer');
  return row?.answer;
};
