import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DateTime } from 'luxon';

/** What a portal needs; more than these a key gets only when asked for by name. */
export const PORTAL_SCOPES = ['cases:write', 'cases:read', 'items:read', 'inquiries:write', 'inquiries:read'] as const;
export const API_SCOPES = [...PORTAL_SCOPES, 'calendar:write', 'licences:write'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** An integrator's key, without its secret. `id` is the client id of its cases and the actor id of what it does. */
export interface ApiKey {
  id: string;
  name: string;
  /** shown in lists; finds the key */
  prefix: string;
  scopes: ApiScope[];
  createdAt: DateTime;
  expiresAt: DateTime | undefined;
  revokedAt: DateTime | undefined;
}

/** `tb_<prefix>_<secret>`: prefix 8 hex characters, secret 256 bits. */
export const makeToken = (): { token: string; prefix: string; hash: string } => {
  const prefix = randomBytes(4).toString('hex');
  const token = `tb_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, prefix, hash: hashToken(token) };
};

/** The secret has 256 bits of its own, so a plain hash is enough: there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const prefixOf = (token: string): string | undefined => /^tb_([0-9a-f]{8})_[\w-]{20,100}$/.exec(token)?.[1];

export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
