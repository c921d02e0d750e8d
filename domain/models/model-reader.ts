import type { Needs } from '../needs.ts';

/** Every key that was ever published, with its shown name. */
export const readItemNames = async ({ db }: Needs): Promise<{ key: string; name: string }[]> =>
  db('items').orderBy('key').select<{ key: string; name: string }[]>('key', 'name');
