import type { Callbacks } from '../callbacks.ts';
import { escapeHtml } from '../page.ts';
import type { SideParts } from '../page-side.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { Contact, Parcel, ParcelBook } from './parcel-book.ts';

export interface CourierParts extends SideParts {
  book: ParcelBook;
  callbacks: Callbacks;
  client: string;
}

const refuse = (status: number, code: string): Answer => ({ status, json: { code } });

const isContact = (value: unknown): value is Contact => {
  const contact = (value ?? {}) as Partial<Contact>;
  return [contact.name, contact.phone, contact.address].every((text) => typeof text === 'string' && text !== '');
};

const orderParcel = ({ book }: CourierParts, { body }: Call): Answer => {
  const clientParcelNo = String(body['clientParcelNo'] ?? '');
  const { sender, recipient } = body;
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(clientParcelNo)) return refuse(400, 'bad-parcel-no');
  if (!isContact(sender) || !isContact(recipient)) return refuse(400, 'bad-contact');
  const known = book.find(clientParcelNo);
  return { json: known ?? book.order({ clientParcelNo, sender, recipient, contents: String(body['contents'] ?? '') }) };
};

const cancelParcel = ({ book }: CourierParts, { params }: Call): Answer => {
  const parcel = book.find(params['parcelNo'] ?? '');
  if (!parcel) return refuse(404, 'no-such-parcel');
  if (parcel.state === 'ordered') book.track(parcel.clientParcelNo, 'cancelled', '寄件人取消');
  else if (parcel.state !== 'cancelled') return refuse(409, 'already-collected');
  return { json: book.find(parcel.clientParcelNo) };
};

const label = (
  parcel: Parcel,
): string => `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240" font-family="sans-serif">
  <rect width="398" height="238" x="1" y="1" fill="#fff" stroke="#000"/><text x="20" y="44" font-size="26">${escapeHtml(parcel.trackingNo)}</text>
  <text x="20" y="100" font-size="16">收：${escapeHtml(parcel.recipient.name)} ${escapeHtml(parcel.recipient.phone)}</text>
  <text x="20" y="126" font-size="14">${escapeHtml(parcel.recipient.address)}</text>
  <text x="20" y="180" font-size="14">寄：${escapeHtml(parcel.sender.name)} ${escapeHtml(parcel.sender.address)}</text></svg>`;

/** What a client may ask, each with a signature. */
export const clientRoutes = (parts: CourierParts): Route[] => {
  const withParcel =
    (answer: (parcel: Parcel) => Answer) =>
    ({ params }: Call) => {
      const parcel = parts.book.find(params['parcelNo'] ?? '');
      return parcel ? answer(parcel) : refuse(404, 'no-such-parcel');
    };
  return [
    { method: 'POST', path: '/parcels', run: (call) => orderParcel(parts, call) },
    { method: 'GET', path: '/parcels/:parcelNo', run: withParcel((parcel) => ({ json: parcel })) },
    {
      method: 'GET',
      path: '/parcels/:parcelNo/label',
      run: withParcel((parcel) => ({ file: { mediaType: 'image/svg+xml', bytes: Buffer.from(label(parcel)) } })),
    },
    { method: 'POST', path: '/parcels/:parcelNo/cancel', run: (call) => cancelParcel(parts, call) },
  ];
};
