import { button, escapeHtml, oneLine, page, table } from '../page.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { CourierParts } from './client-routes.ts';
import type { Parcel, ParcelState } from './parcel-book.ts';

const TONE = '#b45309';
const STATE: Record<ParcelState, string> = {
  ordered: '待揽收',
  collected: '已揽收',
  'in-transit': '运输中',
  'delivery-failed': '投递未成功',
  delivered: '已签收',
  returned: '已退回',
  cancelled: '已取消',
};
const NEXT: Record<ParcelState, ParcelState[]> = {
  ordered: ['collected'],
  collected: ['in-transit'],
  'in-transit': ['delivered', 'delivery-failed', 'returned'],
  'delivery-failed': ['delivered', 'returned'],
  delivered: [],
  returned: [],
  cancelled: [],
};
const ACTION: Partial<Record<ParcelState, string>> = {
  collected: '揽收',
  'in-transit': '发运',
  'delivery-failed': '投递未成功',
  delivered: '签收',
  returned: '退回',
};
const PLACE: Partial<Record<ParcelState, string>> = {
  collected: '政务中心营业部',
  'in-transit': '市转运中心',
  'delivery-failed': '收件地址，无人签收',
  delivered: '收件地址',
  returned: '收件地址',
};

const actionsFor = ({ clientParcelNo, state }: Parcel): string =>
  NEXT[state]
    .map((next) =>
      button(
        `/actions/parcels/${clientParcelNo}/${next}`,
        ACTION[next] ?? next,
        next === 'returned' ? 'plain' : 'primary',
      ),
    )
    .join('');

const overview = ({ book }: CourierParts): string => {
  const rows = book
    .list()
    .toReversed()
    .map((parcel) => [
      `${escapeHtml(parcel.trackingNo)}<br><span class="muted">${escapeHtml(parcel.contents)}</span>`,
      `${escapeHtml(parcel.recipient.name)} ${escapeHtml(parcel.recipient.phone)}<br><span class="muted">${escapeHtml(parcel.recipient.address)}</span>`,
      oneLine(STATE[parcel.state]),
      actionsFor(parcel),
    ]);
  return page(
    '快递平台（模拟）',
    '在这里扮演快递员：揽收、发运、签收，轨迹会推送给平台。',
    table(['运单', '收件人', '状态', ''], rows),
    TONE,
  );
};

/** Moves a parcel one step and pushes the track, whatever the parcel's client thinks of it. */
const move = ({ book, callbacks, client }: CourierParts, { params, body }: Call): Answer => {
  const parcel = book.find(params['parcelNo'] ?? '');
  const state = params['state'] as ParcelState;
  if (!parcel || !(state in STATE)) return { status: 404, json: { code: 'no-such-parcel' } };
  if (parcel.state === state || ['delivered', 'returned', 'cancelled'].includes(parcel.state)) return { redirect: '/' };
  const signedBy = state === 'delivered' ? String(body['signedBy'] ?? '本人') : undefined;
  const track = book.track(parcel.clientParcelNo, state, PLACE[state] ?? '', signedBy);
  const { clientParcelNo, trackingNo } = parcel;
  callbacks.tell({ type: 'parcel.tracked', client, clientParcelNo, trackingNo, ...track });
  return { redirect: '/' };
};

/** The courier's side: page and buttons. */
export const depotRoutes = (parts: CourierParts): Route[] => [
  { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview(parts) }) },
  { method: 'POST', path: '/actions/parcels/:parcelNo/:state', isOpen: true, run: (call) => move(parts, call) },
];
