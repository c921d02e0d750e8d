import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { DomainError } from '../../domain/errors.ts';
import { LICENCE_STATE_NAMES, licenceNotFound, parseLicenceIdentifier } from '../../domain/licences/index.ts';
import { HttpError } from '../http-errors.ts';
import { byAddress, limitRequests } from '../rate-limits.ts';
import type { ServerDeps } from '../server-deps.ts';
import { licencePage, searchPage, tooOftenPage, unknownLicencePage } from './licence-page.ts';
import type { PublicLicence } from './licence-schemas.ts';

type Deps = Pick<ServerDeps, 'reading' | 'clock'>;

const STATE_NAMES: Record<PublicLicence['state'], string> = {
  ...LICENCE_STATE_NAMES,
  valid: '有效',
  'not-yet': '尚未生效',
  expired: '已过有效期',
};

/** Identifiers count up: whoever tries them one after the other is soon told to wait. */
const REQUESTS_A_MINUTE = 60;

/** What was typed or pasted: an identifier, or the address a QR code holds. */
const identifierIn = (typed: string): string =>
  (typed.normalize('NFKC').replace(/\s/g, '').split(/[?#]/)[0] ?? '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1)
    ?.toUpperCase() ?? '';

/** GET /public/licences?identifier=: the search page, or on to what was asked for. */
const search: RequestHandler = (req, res) => {
  const { identifier: typed } = req.query;
  const identifier = typeof typed === 'string' ? identifierIn(typed) : '';
  if (identifier === '') res.type('html').send(searchPage());
  else res.redirect(303, `/public/licences/${encodeURIComponent(identifier)}`);
};

const showLicence =
  ({ reading, clock }: Deps): RequestHandler<{ identifier: string }> =>
  async (req, res) => {
    const licence = await reading.licences.getPublicLicence(req.params.identifier);
    const shown = { ...licence, changedOn: licence.changedOn ?? null, stateName: STATE_NAMES[licence.state] };
    if (req.accepts(['html', 'json']) === 'html')
      res.type('html').send(licencePage(shown, clock.now().toFormat('yyyy-MM-dd HH:mm')));
    else res.json(shown);
  };

const describe: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', Vary: 'Accept' });
  next();
};

/** A person with a phone needs a page, not a problem document. */
const showRefusal: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const isPage = req.accepts(['html', 'json']) === 'html';
  const { identifier = '' } = req.params as { identifier?: string };
  if (isPage && error instanceof HttpError && error.status === 429)
    res.status(429).set(error.headers).type('html').send(tooOftenPage());
  else if (isPage && error instanceof DomainError && error.code === licenceNotFound().code) {
    const isMistyped = parseLicenceIdentifier(identifier) === undefined;
    res.status(404).type('html').send(unknownLicencePage(identifier, isMistyped));
  } else next(error);
};

/** Mounted under /public: what needs no account. */
export const createPublicRoutes = (deps: Deps): Router => {
  const router = Router({ caseSensitive: true });
  const limit = limitRequests('public', REQUESTS_A_MINUTE, byAddress);
  router.get('/licences', describe, search);
  router.get('/licences/:identifier', describe, limit, showLicence(deps), showRefusal);
  return router;
};
