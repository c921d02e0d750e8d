import type { Request } from 'express';
import type { ApiKey } from '../../domain/people/index.ts';
import { credentialsRequired } from '../http-errors.ts';
import type { Audience } from '../mount-routes.ts';
import type { Caller } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';

/** An integrator's system; `clientId` owns the cases it filed. */
export interface ApiCaller extends Caller {
  clientId: string;
}

const NOBODY: ApiCaller = { clientId: '', actor: { kind: 'api-key', id: 'nobody' }, roles: [], scopes: [] };

/** `Authorization: Bearer tb_<prefix>_<secret>`; unknown, expired and revoked keys are refused alike. */
export const apiAudience = (deps: ServerDeps, guards: Audience<ApiCaller>['guards']): Audience<ApiCaller> => ({
  guards,
  authenticate: async (req, _res, right) => {
    if (right.kind === 'public') return NOBODY;
    const token = bearerOf(req);
    if (token === undefined) throw credentialsRequired([], { 'WWW-Authenticate': 'Bearer realm="tongban"' });
    return toCaller(await deps.reading.people.getApiKey(token));
  },
});

const bearerOf = (req: Request): string | undefined =>
  /^Bearer +(\S{1,200})$/i.exec(req.get('authorization') ?? '')?.[1];

const toCaller = (key: ApiKey): ApiCaller => ({
  clientId: key.id,
  actor: { kind: 'api-key', id: key.id },
  roles: [],
  scopes: key.scopes,
});
