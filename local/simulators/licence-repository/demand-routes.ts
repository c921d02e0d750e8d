import type { Answer, Call, Route } from '../simulator-server.ts';
import type { RepositoryParts } from './client-routes.ts';
import type { Demand } from './demand-book.ts';
import { identify } from './identifier.ts';
import { putOnShelf } from './stock.ts';
import type { StockLicence } from './stock.ts';

const refuse = (status: number, code: string): Answer => ({ status, json: { code } });

const show = ({ requestKey, state, identifier, reason }: Demand): Answer => ({
  json: { requestKey, state, ...(identifier && { identifier }), ...(reason && { reason }) },
});

/** What the shelf holds needs no issuer: it is supplied at once. */
const held = ({ shelf, now }: RepositoryParts, { holderCode, licenceType }: Demand): string | undefined => {
  const today = now().toISOString().slice(0, 10);
  return shelf
    .list()
    .find(
      (licence) =>
        licence.holderCode === holderCode &&
        licence.licenceType === licenceType &&
        licence.state === 'valid' &&
        licence.validUntil >= today,
    )?.identifier;
};

const demand = (parts: RepositoryParts, { body }: Call): Answer => {
  const [requestKey = '', licenceType = '', holderName = '', holderCode = ''] = [
    'requestKey',
    'licenceType',
    'holderName',
    'holderCode',
  ].map((name) => String(body[name] ?? ''));
  if (!requestKey || !holderName || !holderCode) return refuse(400, 'bad-demand');
  if (!/^[0-9A-Z]{21}$/.test(licenceType)) return refuse(400, 'bad-licence-type');
  const known = parts.demands.find(requestKey);
  if (known) return show(known);
  const opened = parts.demands.open({ requestKey, licenceType, holderName, holderCode });
  const identifier = held(parts, opened);
  if (identifier) parts.demands.answer(requestKey, { state: 'supplied', identifier });
  return show(opened);
};

/** What the issuer of this type makes for the holder, after the pattern of one that is on the shelf. */
const newLicence = ({ shelf, demands, now }: RepositoryParts, wanted: Demand): StockLicence => {
  const pattern = shelf.list().find(({ licenceType }) => licenceType === wanted.licenceType);
  const issuerCode = pattern?.issuerCode ?? wanted.licenceType.slice(0, 18);
  const issuedOn = now().toISOString().slice(0, 10);
  const serial = `${issuedOn.replaceAll('-', '')}9${String(demands.list().indexOf(wanted) + 1).padStart(4, '0')}`;
  return {
    identifier: identify(wanted.licenceType, issuerCode, serial),
    licenceType: wanted.licenceType,
    licenceName: pattern?.licenceName ?? '电子证照',
    licenceNo: `补发第${serial}号`,
    holderName: wanted.holderName,
    holderCode: wanted.holderCode,
    holderCodeType: wanted.holderCode.startsWith('9') ? '001' : '111',
    issuerCode,
    issuerName: pattern?.issuerName ?? '颁发机关',
    issuedOn,
    validFrom: issuedOn,
    validUntil: `${Number(issuedOn.slice(0, 4)) + 2}${issuedOn.slice(4)}`,
  };
};

/** The issuer answers at its own time; whoever demanded is told that there is an answer. */
const answer = async (parts: RepositoryParts, { params, body }: Call): Promise<Answer> => {
  const found = parts.demands.find(params['requestKey'] ?? '');
  if (!found) return refuse(404, 'no-such-demand');
  const { requestKey } = found;
  if (found.state === 'pending') {
    if (params['answer'] === 'supply') {
      const licence = await putOnShelf(parts.shelf, newLicence(parts, found));
      parts.demands.answer(requestKey, { state: 'supplied', identifier: licence?.identifier ?? '' });
    } else {
      const reason = String(body['reason'] ?? '') || '经查没有为该主体颁发过这类证照';
      parts.demands.answer(requestKey, { state: 'refused', reason });
    }
    parts.callbacks.tell({ type: 'licence.demand-answered', client: parts.client, requestKey });
  }
  return { redirect: '/' };
};

/** 索取: what a client asks, and what the issuer presses. */
export const demandRoutes = (parts: RepositoryParts): Route[] => [
  { method: 'POST', path: '/demands', run: (call) => demand(parts, call) },
  {
    method: 'GET',
    path: '/demands/:requestKey',
    run: ({ params }) => {
      const found = parts.demands.find(params['requestKey'] ?? '');
      return found ? show(found) : refuse(404, 'no-such-demand');
    },
  },
  {
    method: 'POST',
    path: '/actions/demands/:requestKey/:answer',
    isOpen: true,
    run: (call) => answer(parts, call),
  },
];
