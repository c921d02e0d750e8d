import { type RequestHandler, Router } from 'express';
import { DomainError } from '../../domain/errors.ts';
import { byAddress, limitRequests } from '../rate-limits.ts';
import type { ServerDeps } from '../server-deps.ts';
import { licencePage, unknownLicencePage } from './licence-page.ts';
import type { PublicLicence } from './licence-schemas.ts';

const STATE_NAMES: Record<PublicLicence['state'], string> = {
  valid: '有效',
  'not-yet': '尚未生效',
  expired: '已过有效期',
  suspended: '暂扣中',
  revoked: '已撤销',
  withdrawn: '已撤回',
  forfeited: '已吊销',
  cancelled: '已注销',
};

const REQUESTS_A_MINUTE = 120;

const showLicence =
  ({ reading }: Pick<ServerDeps, 'reading'>): RequestHandler<{ identifier: string }> =>
  async (req, res) => {
    res.set({ 'Cache-Control': 'no-store', Vary: 'Accept' });
    const isPage = req.accepts(['html', 'json']) === 'html';
    try {
      const licence = await reading.licences.getPublicLicence(req.params.identifier);
      const shown = { ...licence, changedOn: licence.changedOn ?? null, stateName: STATE_NAMES[licence.state] };
      if (isPage) res.type('html').send(licencePage(shown));
      else res.json(shown);
    } catch (error) {
      // a person with a phone needs a page, not a problem document
      if (!isPage || !(error instanceof DomainError) || error.kind !== 'not-found') throw error;
      res.status(404).type('html').send(unknownLicencePage());
    }
  };

/** Mounted under /public: what needs no account. */
export const createPublicRoutes = (deps: Pick<ServerDeps, 'reading'>): Router => {
  const router = Router({ caseSensitive: true });
  router.get('/licences/:identifier', limitRequests('public', REQUESTS_A_MINUTE, byAddress), showLicence(deps));
  return router;
};
