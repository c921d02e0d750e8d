import { randomUUID } from 'node:crypto';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { RepositoryParts } from './client-routes.ts';
import { overview, STATE_NAMES } from './keeper-page.ts';
import { putOnShelf } from './stock.ts';
import type { StockLicence } from './stock.ts';
import type { LicenceState } from './shelf.ts';

/** The repository changes the state itself and tells whoever registered the licence. */
const changeState = ({ shelf, callbacks, client }: RepositoryParts, { params }: Call): Answer => {
  const [identifier, state] = [params['identifier'] ?? '', params['state'] as LicenceState];
  if (!shelf.find(identifier) || !(state in STATE_NAMES)) return { status: 404, json: { code: 'no-such-licence' } };
  shelf.setState(randomUUID(), identifier, state, '证照库页面操作');
  callbacks.tell({ type: 'licence.state-changed', client, identifier, state });
  return { redirect: '/' };
};

/** The keeper's side: page, buttons, and putting older licences on the shelf. */
export const keeperRoutes = (parts: RepositoryParts): Route[] => [
  { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview(parts) }) },
  {
    method: 'GET',
    path: '/files/:identifier',
    isOpen: true,
    run: ({ params }) => {
      const licence = parts.shelf.find(params['identifier'] ?? '');
      if (!licence) return { status: 404, json: { code: 'no-such-licence' } };
      return { file: { mediaType: 'application/pdf', bytes: parts.shelf.readFile(licence) } };
    },
  },
  {
    method: 'POST',
    path: '/actions/licences/:identifier/:state',
    isOpen: true,
    run: (call) => changeState(parts, call),
  },
  {
    method: 'POST',
    path: '/admin/licences',
    isOpen: true,
    run: async ({ body }) => ({ json: await putOnShelf(parts.shelf, body as unknown as StockLicence) }),
  },
];
