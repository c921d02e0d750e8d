import { button, chip, escapeHtml, oneLine, page, table } from '../page.ts';
import { side } from '../page-side.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { CourierParts } from './client-routes.ts';
import type { Parcel, ParcelState } from './parcel-book.ts';

const TONE = '#9a5b13';
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

/** Who signs; the name reaches the platform. */
const SIGNERS = { 本人: '本人签收', 家人代收: '代收' };

const actionsFor = ({ clientParcelNo, state }: Parcel): string =>
  NEXT[state]
    .map((next) => {
      const action = `/actions/parcels/${clientParcelNo}/${next}`;
      if (next !== 'delivered') return button(action, ACTION[next] ?? next, isGoingOn(next) ? 'primary' : 'plain');
      return Object.entries(SIGNERS)
        .map(([signedBy, label]) => button(action, label, signedBy === '本人' ? 'primary' : 'plain', { signedBy }))
        .join('');
    })
    .join('');

const isGoingOn = (state: ParcelState): boolean => state === 'collected' || state === 'in-transit';

const MOODS: Partial<Record<ParcelState, 'waiting' | 'good' | 'bad'>> = {
  'delivery-failed': 'waiting',
  delivered: 'good',
  returned: 'bad',
  cancelled: 'bad',
};

/** The steps of a parcel, those behind it dark, the one it stands at in colour. */
const wayOf = ({ state, tracks }: Parcel): string => {
  const passed = new Set<ParcelState>(['ordered', ...tracks.map((track) => track.state)]);
  const end: ParcelState = ['returned', 'cancelled'].includes(state) ? state : 'delivered';
  const failed: ParcelState[] = passed.has('delivery-failed') ? ['delivery-failed'] : [];
  const steps: ParcelState[] = ['ordered', 'collected', 'in-transit', ...failed, end];
  const items = steps.map((step) => {
    const mark = step === state ? 'here' : passed.has(step) ? 'passed' : '';
    return `<li class="${mark}">${STATE[step]}</li>`;
  });
  return `<ol class="way">${items.join('')}</ol>`;
};

const overview = (parts: CourierParts): string => {
  const rows = parts.book
    .list()
    .toReversed()
    .map((parcel) => [
      `${oneLine(parcel.trackingNo)}<br><span class="muted">${escapeHtml(parcel.contents)}</span>${wayOf(parcel)}`,
      `${oneLine(parcel.recipient.name)} ${oneLine(parcel.recipient.phone)}<br><span class="muted">${escapeHtml(parcel.recipient.address)}</span>`,
      chip(STATE[parcel.state], MOODS[parcel.state] ?? 'neutral'),
      actionsFor(parcel),
    ]);
  return page(
    '快递平台（模拟）',
    '在这里扮演快递员：揽收、发运、投递、签收或者退回，轨迹会推送给平台。',
    table(['运单', '收件人', '状态', ''], rows, '还没有邮件。办件办结后，平台把证照交寄到这里。'),
    TONE,
    side({ ...parts, without: ['wrong-amount'] }),
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
