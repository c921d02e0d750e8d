import { createHmac, timingSafeEqual } from 'node:crypto';
import { cursorInvalid } from './http-errors.ts';

/** Seals where a page ended, so that callers can neither read on elsewhere nor forge a position. */
export interface Cursors {
  /** `scope` = route and filter; a cursor is only good for the same */
  seal(scope: string, position: unknown): string;
  /** undefined stays undefined (the first page); throws `cursor-invalid` */
  open<T>(scope: string, text: string | undefined): T | undefined;
}

const MAC_BYTES = 16;

export const createCursors = (secret: string): Cursors => {
  const mac = (scope: string, payload: Buffer): Buffer =>
    createHmac('sha256', secret).update(`cursor|${scope}|`).update(payload).digest().subarray(0, MAC_BYTES);
  return {
    seal: (scope, position) => {
      const payload = Buffer.from(JSON.stringify(position));
      return Buffer.concat([mac(scope, payload), payload]).toString('base64url');
    },
    open: <T>(scope: string, text: string | undefined): T | undefined => {
      if (text === undefined) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      const payload = bytes.subarray(MAC_BYTES);
      const given = bytes.subarray(0, MAC_BYTES);
      if (given.length !== MAC_BYTES || !timingSafeEqual(given, mac(scope, payload))) throw cursorInvalid();
      return JSON.parse(payload.toString()) as T;
    },
  };
};
