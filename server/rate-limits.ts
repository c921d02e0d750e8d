import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { tooManyRequests } from './http-errors.ts';
import type { Caller } from './route.ts';

const MINUTE = 60_000;

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? 'unknown');

const refuse: RequestHandler = (_req, res) => {
  const wait = res.get('Retry-After');
  throw tooManyRequests([], wait === undefined ? {} : { 'Retry-After': wait });
};

type KeyOf = (req: Request, res: Response) => string;

export const byAddress: KeyOf = addressOf;

/** Whoever `mountRoutes` has recognised. */
export const byCaller: KeyOf = (_req, res) => (res.locals.caller as Caller).actor.id;

/** At most `limit` requests a minute for each `keyOf`; says so by `RateLimit` headers, 429 and `Retry-After`. */
export const limitRequests = (name: string, limit: number, keyOf: KeyOf): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: name,
    keyGenerator: keyOf,
    handler: refuse,
  });

/** Counts only what ended in 401: guessing keys is slow, working is not. */
export const limitFailures = (name: string, limit: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    identifier: name,
    keyGenerator: addressOf,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
    handler: refuse,
  });
