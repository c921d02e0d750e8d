import type { Static, TSchema } from '@sinclair/typebox';
import express, { type Request, type RequestHandler } from 'express';
import type { Domain } from '../../domain/domain.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Actor, Clock, Reached } from '../../domain/needs.ts';
import type { PaymentNotices } from '../../domain/payments/index.ts';
import { HttpError, malformedJson } from '../http-errors.ts';
import type { InTransaction } from '../server-deps.ts';
import { compileBodyCheck } from '../validation.ts';
import { type Signer, type Signers, verifySignature } from './signature-auth.ts';

/** What the callback doors need. */
export interface CallbackDeps {
  transact: InTransaction;
  clock: Clock;
  signers: Signers;
  /** providers that call back in a form of their own */
  notices?: Partial<Record<'wechat-pay' | 'alipay', PaymentNotices>> | undefined;
  reached: Reached;
}

/** What became of a message; `isRepeat`: it had been taken in before. */
export interface Taken {
  outcome: string;
  isRepeat: boolean;
}

export interface CallbackRoute<S extends TSchema> {
  /** name of the provider in inbox and audit */
  provider: string;
  signer: Signer;
  schema: S;
  /** everything in one transaction */
  take(domain: Domain, message: Static<S>, actor: Actor): Promise<Taken>;
}

const BODY_LIMIT = '64kb';

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw malformedJson();
  }
};

export const auditRefusal = async (
  deps: CallbackDeps,
  provider: string,
  error: unknown,
  actor: Actor,
): Promise<void> => {
  if (!(error instanceof DomainError || error instanceof HttpError)) return;
  const line = {
    action: 'refuse-callback',
    subjectKind: 'provider',
    subjectId: provider,
    details: { code: error.code },
  };
  await deps.transact((domain) => domain.audit.writeAuditLine(line, actor));
};

export const rawBodyOf = (req: Request): Buffer => (Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0));

/**
 * Signature over the raw body, then JSON, then schema, then one transaction. A refusal leaves an audit line of its own; the 2xx is
 * sent only after the commit, so that a provider repeats whatever we did not keep.
 */
export const receiveCallback = <S extends TSchema>(
  deps: CallbackDeps,
  { provider, signer, schema, take }: CallbackRoute<S>,
): RequestHandler[] => {
  const check = compileBodyCheck(schema);
  const actor: Actor = { kind: 'outside', id: provider };
  const receive = async (req: Request): Promise<Taken> => {
    const body = rawBodyOf(req);
    verifySignature({ body, header: (name) => req.get(name) }, signer, deps.clock);
    const message = check(parseJson(body)) as Static<S>;
    const taken = await deps.transact((domain) => take(domain, message, actor));
    await deps.reached(`callback-committed:${provider}`);
    return taken;
  };
  const handler: RequestHandler = async (req, res) => {
    try {
      res.set('Cache-Control', 'no-store').json(await receive(req));
    } catch (error) {
      await auditRefusal(deps, provider, error, actor);
      throw error;
    }
  };
  return [express.raw({ type: () => true, limit: BODY_LIMIT }), handler];
};
