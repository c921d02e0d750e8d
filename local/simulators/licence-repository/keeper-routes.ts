import { randomUUID } from 'node:crypto';
import { button, escapeHtml, oneLine, page, table } from '../page.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { RepositoryParts } from './client-routes.ts';
import { putOnShelf } from './stock.ts';
import type { StockLicence } from './stock.ts';
import type { Licence, LicenceState } from './shelf.ts';

const TONE = '#b91c1c';
const STATE: Record<LicenceState, string> = {
  valid: '有效',
  suspended: '暂扣',
  revoked: '已吊销',
  cancelled: '已注销',
};

const actionsFor = ({ identifier, state }: Licence): string => {
  const to = (next: LicenceState, label: string) => button(`/actions/licences/${identifier}/${next}`, label);
  if (state === 'valid') return to('suspended', '暂扣') + to('revoked', '吊销');
  return state === 'suspended' ? to('valid', '恢复') + to('revoked', '吊销') : '';
};

const overview = ({ shelf }: RepositoryParts): string => {
  const rows = shelf
    .list()
    .toReversed()
    .map((licence) => [
      `<a href="/files/${escapeHtml(licence.identifier)}">${escapeHtml(licence.licenceName)}</a><br><span class="muted nowrap">${escapeHtml(licence.licenceNo)}</span>`,
      `${escapeHtml(licence.holderName)}<br><span class="muted">${escapeHtml(licence.issuerName)}</span>`,
      `<span class="muted">${escapeHtml(licence.identifier)}</span>`,
      `${oneLine(`${licence.validFrom} 至`)} ${oneLine(licence.validUntil)}`,
      oneLine(STATE[licence.state]),
      actionsFor(licence),
    ]);
  const heads = ['证照', '持证主体 / 颁发机构', '电子证照标识', '有效期', '状态', ''];
  return page(
    '电子证照库（模拟）',
    '平台签发的证照在办结前登记到这里；申报时已有的证照从这里取用。',
    table(heads, rows),
    TONE,
  );
};

/** The repository changes the state itself and tells whoever registered the licence. */
const changeState = ({ shelf, callbacks, client }: RepositoryParts, { params }: Call): Answer => {
  const [identifier, state] = [params['identifier'] ?? '', params['state'] as LicenceState];
  if (!shelf.find(identifier) || !(state in STATE)) return { status: 404, json: { code: 'no-such-licence' } };
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
