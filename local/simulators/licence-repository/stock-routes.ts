import type { Answer, Call, Route } from '../simulator-server.ts';
import { readLicence, type RepositoryParts } from './client-routes.ts';
import type { Pushed } from './stock-book.ts';

const refuse = (status: number, code: string): Answer => ({ status, json: { code } });

const show = ({ requestKey, licence, state, reason }: Pushed): Answer => ({
  json: { requestKey, identifier: licence.identifier, state, ...(reason && { reason }) },
});

const push = ({ stock, shelf }: RepositoryParts, { body }: Call): Answer => {
  const requestKey = String(body['requestKey'] ?? '');
  const file = String(body['file'] ?? '');
  const licence = readLicence(body, Buffer.from(file, 'base64'));
  if (!requestKey || !licence || file === '') return refuse(400, 'bad-licence');
  if (body['fileHash'] !== licence.fileHash) return refuse(400, 'file-damaged');
  const known = stock.find(requestKey);
  if (known) return show(known);
  if (shelf.find(licence.identifier)) return refuse(409, 'identifier-taken');
  return show(stock.open({ requestKey, licence, file }));
};

const answer = ({ stock, shelf, callbacks, client }: RepositoryParts, { params, body }: Call): Answer => {
  const found = stock.find(params['requestKey'] ?? '');
  if (!found) return refuse(404, 'no-such-push');
  const { requestKey, licence, file } = found;
  if (found.state === 'pending') {
    const isTaken = params['answer'] === 'register';
    if (isTaken) shelf.register(requestKey, licence, Buffer.from(file, 'base64'));
    const reason = String(body['reason'] ?? '') || '照面信息与原件不符';
    stock.answer(requestKey, isTaken ? { state: 'registered' } : { state: 'refused', reason });
    callbacks.tell({ type: 'licence.stock-settled', client, requestKey });
  }
  return { redirect: '/' };
};

/** 存量证照: what a client pushes, and what the keeper presses. */
export const stockRoutes = (parts: RepositoryParts): Route[] => [
  { method: 'POST', path: '/stock', run: (call) => push(parts, call) },
  {
    method: 'GET',
    path: '/stock/:requestKey',
    run: ({ params }) => {
      const found = parts.stock.find(params['requestKey'] ?? '');
      return found ? show(found) : refuse(404, 'no-such-push');
    },
  },
  { method: 'POST', path: '/actions/stock/:requestKey/:answer', isOpen: true, run: (call) => answer(parts, call) },
];
