import { button, chip, escapeHtml, officeTime, oneLine, page, table } from '../page.ts';
import { side } from '../page-side.ts';
import type { RepositoryParts } from './client-routes.ts';
import type { Demand } from './demand-book.ts';
import type { Pushed } from './stock-book.ts';
import type { Licence, LicenceState } from './shelf.ts';

const TONE = '#b91c1c';

export const STATE_NAMES: Record<LicenceState, string> = {
  valid: '有效',
  suspended: '暂扣',
  revoked: '已失效',
  cancelled: '已注销',
};
const MOODS = { valid: 'good', suspended: 'waiting', revoked: 'bad', cancelled: 'neutral' } as const;
const DEMAND_NAMES: Record<Demand['state'], string> = { pending: '待答复', supplied: '已提供', refused: '未提供' };

const muted = (text: string): string => `<span class="muted">${escapeHtml(text)}</span>`;

const actionsFor = ({ identifier, state }: Licence): string => {
  const to = (next: LicenceState, label: string) => button(`/actions/licences/${identifier}/${next}`, label);
  if (state === 'valid') return to('suspended', '暂扣') + to('revoked', '吊销');
  if (state === 'suspended') return to('valid', '恢复') + to('revoked', '吊销');
  return state === 'revoked' ? to('cancelled', '注销') : '';
};

const licenceRow = ({ shelf }: RepositoryParts, licence: Licence): string[] => {
  const reason = shelf.lastReason(licence.identifier);
  return [
    `<a href="/files/${escapeHtml(licence.identifier)}">${escapeHtml(licence.licenceName)}</a><br>${muted(licence.licenceNo)}`,
    `${escapeHtml(licence.holderName)}<br>${muted(licence.issuerName)}`,
    muted(licence.identifier),
    `${oneLine(`${licence.validFrom} 至`)} ${oneLine(licence.validUntil)}`,
    chip(STATE_NAMES[licence.state], MOODS[licence.state]) + (reason ? `<br>${muted(reason)}` : ''),
    actionsFor(licence),
  ];
};

const demandRow = (demand: Demand): string[] => {
  const { requestKey, licenceType, holderName, holderCode, demandedAt, state, identifier, reason } = demand;
  const isOpen = state === 'pending';
  const to = (answer: string, label: string, tone: 'primary' | 'plain') =>
    button(`/actions/demands/${requestKey}/${answer}`, label, tone);
  return [
    officeTime(demandedAt),
    `${escapeHtml(holderName)}<br>${muted(holderCode)}`,
    muted(licenceType),
    chip(DEMAND_NAMES[state], isOpen ? 'waiting' : state === 'supplied' ? 'good' : 'bad') +
      `<br>${muted(identifier ?? reason ?? '')}`,
    isOpen ? to('supply', '提供证照', 'primary') + to('refuse', '不予提供', 'plain') : '',
  ];
};

const PUSHED_NAMES: Record<Pushed['state'], string> = { pending: '待核对', registered: '已登记', refused: '已退回' };

const pushedRow = ({ requestKey, licence, pushedAt, state, reason }: Pushed): string[] => {
  const to = (answer: string, label: string, tone: 'primary' | 'plain') =>
    button(`/actions/stock/${requestKey}/${answer}`, label, tone);
  const isOpen = state === 'pending';
  return [
    officeTime(pushedAt),
    `${escapeHtml(licence.licenceName)}<br>${muted(licence.licenceNo)}`,
    `${escapeHtml(licence.holderName)}<br>${muted(licence.issuerName)}`,
    chip(PUSHED_NAMES[state], isOpen ? 'waiting' : state === 'registered' ? 'good' : 'bad') +
      `<br>${muted(reason ?? '')}`,
    isOpen ? to('register', '登记入库', 'primary') + to('refuse', '退回', 'plain') : '',
  ];
};

/** What the repository holds, and what issuers are asked for. */
export const overview = (parts: RepositoryParts): string => {
  const licences = parts.shelf.list().toReversed();
  const demands = parts.demands.list().toReversed();
  const demandTable = table(['索取时间', '持证主体', '证照类型', '答复', ''], demands.map(demandRow));
  const pushed = parts.stock.list().toReversed();
  const stockTable = table(['推送时间', '证照', '持证主体 / 颁发机构', '核对', ''], pushed.map(pushedRow));
  const heads = ['证照', '持证主体 / 颁发机构', '电子证照标识', '有效期', '状态', ''];
  return page(
    '电子证照库（模拟）',
    '平台签发的证照在办结前登记到这里；申报时已有的证照从这里取用，没有的由颁发机关应索取提供。',
    `<h2>证照索取</h2>${demandTable}<h2>存量证照</h2>${stockTable}<h2>证照</h2>${table(
      heads,
      licences.map((licence) => licenceRow(parts, licence)),
    )}`,
    TONE,
    side({ ...parts, without: ['wrong-amount'] }),
  );
};
