import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { hashToken, isSameHash, makeToken, prefixOf, type ApiKey, type ApiScope } from './api-key.ts';
import { insertApiKey, selectApiKeyByPrefix, selectApiKeys, updateApiKeyRevoked } from './api-key-store.ts';
import { apiKeyNotFound, apiKeyUnknown } from './people-errors.ts';

export interface ApiKeyInput {
  name: string;
  scopes: readonly ApiScope[];
  expiresAt?: DateTime;
}

/** Makes a key; the token is shown this once and kept nowhere. */
export const createApiKey = async (
  needs: Needs,
  input: ApiKeyInput,
  actor: Actor,
): Promise<{ id: string; token: string }> => {
  const { token, prefix, hash } = makeToken();
  const id = randomUUID();
  const expiresAt = input.expiresAt?.toJSDate() ?? null;
  await insertApiKey(needs, { id, name: input.name, prefix, hash, scopes: input.scopes, expiresAt });
  const details = { prefix, scopes: input.scopes };
  await writeAuditLine(needs, { action: 'create-api-key', subjectKind: 'api-key', subjectId: id, details }, actor);
  return { id, token };
};

/** The key of a token as sent in `Authorization: Bearer`; refuses unknown, expired and revoked ones alike. */
export const getApiKey = async (needs: Needs, token: string): Promise<ApiKey> => {
  const prefix = prefixOf(token);
  const found = prefix === undefined ? undefined : await selectApiKeyByPrefix(needs, prefix);
  if (found === undefined || !isSameHash(found.hash, hashToken(token))) throw apiKeyUnknown();
  const { key } = found;
  const isOver = key.expiresAt !== undefined && key.expiresAt <= needs.clock.now();
  if (isOver || key.revokedAt !== undefined) throw apiKeyUnknown();
  return key;
};

/** A revoked key is refused from the next request on. */
export const revokeApiKey = async (needs: Needs, id: string, actor: Actor): Promise<void> => {
  if ((await updateApiKeyRevoked(needs, id)) === 0) throw apiKeyNotFound();
  await writeAuditLine(needs, { action: 'revoke-api-key', subjectKind: 'api-key', subjectId: id }, actor);
};

export const listApiKeys = (needs: Needs): Promise<ApiKey[]> => selectApiKeys(needs);
