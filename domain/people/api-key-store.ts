import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { ApiKey, ApiScope } from './api-key.ts';

interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  key_hash: string;
  scopes: ApiScope[];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
}

const toApiKey = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: officeTime(row.created_at),
  expiresAt: officeTimeOrNone(row.expires_at),
  revokedAt: officeTimeOrNone(row.revoked_at),
});

export const insertApiKey = async (
  { db, clock }: Needs,
  key: { id: string; name: string; prefix: string; hash: string; scopes: readonly ApiScope[]; expiresAt: Date | null },
): Promise<void> => {
  await db('api_keys').insert({
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    key_hash: key.hash,
    scopes: key.scopes,
    created_at: clock.now().toJSDate(),
    expires_at: key.expiresAt,
  });
};

export const selectApiKeyByPrefix = async (
  { db }: Needs,
  prefix: string,
): Promise<{ key: ApiKey; hash: string } | undefined> => {
  const row: ApiKeyRow | undefined = await db('api_keys').where({ prefix }).first();
  return row && { key: toApiKey(row), hash: row.key_hash };
};

export const selectApiKeys = async ({ db }: Needs): Promise<ApiKey[]> => {
  const rows: ApiKeyRow[] = await db('api_keys').orderBy('created_at').limit(1000);
  return rows.map(toApiKey);
};

export const updateApiKeyRevoked = ({ db, clock }: Needs, id: string): Promise<number> =>
  db('api_keys').where({ id, revoked_at: null }).update({ revoked_at: clock.now().toJSDate() });
