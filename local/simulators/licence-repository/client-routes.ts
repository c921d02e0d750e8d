import type { Callbacks } from '../callbacks.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { SideParts } from '../page-side.ts';
import type { DemandBook } from './demand-book.ts';
import type { StockBook } from './stock-book.ts';
import { sha256 } from './shelf.ts';
import type { Licence, LicenceState, Shelf } from './shelf.ts';

export interface RepositoryParts extends SideParts {
  shelf: Shelf;
  demands: DemandBook;
  stock: StockBook;
  callbacks: Callbacks;
  client: string;
  now: () => Date;
}

const TEXTS = [
  'identifier',
  'licenceType',
  'licenceName',
  'licenceNo',
  'holderName',
  'holderCode',
  'holderCodeType',
  'issuerCode',
  'issuerName',
  'issuedOn',
  'validFrom',
  'validUntil',
] as const;
const STATES: readonly string[] = ['valid', 'suspended', 'revoked', 'cancelled'];

const refuse = (status: number, code: string): Answer => ({ status, json: { code } });

const isAlive = (licence: Licence, today: string): boolean => licence.state === 'valid' && licence.validUntil >= today;

const findLicences = ({ shelf, now }: RepositoryParts, { query }: Call): Answer => {
  const [holderCode, licenceType] = [query.get('holderCode'), query.get('licenceType')];
  if (!holderCode) return refuse(400, 'bad-holder');
  const today = now().toISOString().slice(0, 10);
  const licences = shelf
    .list()
    .filter((licence) => licence.holderCode === holderCode && (!licenceType || licence.licenceType === licenceType))
    .filter((licence) => isAlive(licence, today));
  return { json: { licences } };
};

/** The licence of a request; undefined: something is missing. */
export const readLicence = (body: Record<string, unknown>, file: Buffer): Licence | undefined => {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, body[name]])) as Record<(typeof TEXTS)[number], unknown>;
  if (!Object.values(texts).every((value) => typeof value === 'string' && value !== '')) return undefined;
  const content = (body['content'] ?? {}) as Record<string, unknown>;
  return { ...(texts as Record<(typeof TEXTS)[number], string>), state: 'valid', fileHash: sha256(file), content };
};

const registerLicence = ({ shelf }: RepositoryParts, { body }: Call): Answer => {
  const requestKey = String(body['requestKey'] ?? '');
  const file = Buffer.from(String(body['file'] ?? ''), 'base64');
  const licence = readLicence(body, file);
  if (!requestKey || !licence || file.length === 0) return refuse(400, 'bad-licence');
  if (body['fileHash'] !== licence.fileHash) return refuse(400, 'file-damaged');
  const known = shelf.findRegistration(requestKey);
  if (known) return known.identifier === licence.identifier ? { json: known } : refuse(409, 'registration-differs');
  if (shelf.find(licence.identifier)) return refuse(409, 'identifier-taken');
  return { json: shelf.register(requestKey, licence, file) };
};

/** An ended licence may still be struck off, nothing else. */
const isFinal = (from: LicenceState, to: string): boolean =>
  from === 'cancelled' || (from === 'revoked' && to !== 'cancelled');

const changeState = ({ shelf }: RepositoryParts, { params, body }: Call): Answer => {
  const licence = shelf.find(params['identifier'] ?? '');
  const [requestKey, state] = [String(body['requestKey'] ?? ''), String(body['state'] ?? '')];
  if (!licence) return refuse(404, 'no-such-licence');
  if (!requestKey || !STATES.includes(state)) return refuse(400, 'bad-state');
  const isNew = shelf.findStateChange(requestKey) === undefined;
  if (isNew && isFinal(licence.state, state)) return refuse(409, 'state-is-final');
  if (isNew) shelf.setState(requestKey, licence.identifier, state as LicenceState, String(body['reason'] ?? ''));
  return { json: shelf.find(licence.identifier) };
};

/** What a client may ask, each with a signature. */
export const clientRoutes = (parts: RepositoryParts): Route[] => {
  const withLicence =
    (answer: (licence: Licence) => Answer) =>
    ({ params }: Call) => {
      const licence = parts.shelf.find(params['identifier'] ?? '');
      return licence ? answer(licence) : refuse(404, 'no-such-licence');
    };
  const today = () => parts.now().toISOString().slice(0, 10);
  return [
    { method: 'GET', path: '/licences', run: (call) => findLicences(parts, call) },
    { method: 'POST', path: '/licences', run: (call) => registerLicence(parts, call) },
    { method: 'GET', path: '/licences/:identifier', run: withLicence((licence) => ({ json: licence })) },
    {
      method: 'GET',
      path: '/licences/:identifier/verification',
      run: withLicence((licence) => ({
        json: { identifier: licence.identifier, state: licence.state, isValid: isAlive(licence, today()) },
      })),
    },
    {
      method: 'GET',
      path: '/licences/:identifier/file',
      run: withLicence((licence) => ({ file: { mediaType: 'application/pdf', bytes: parts.shelf.readFile(licence) } })),
    },
    { method: 'POST', path: '/licences/:identifier/state', run: (call) => changeState(parts, call) },
    {
      method: 'GET',
      path: '/state-changes/:requestKey',
      run: ({ params }) => {
        const licence = parts.shelf.find(parts.shelf.findStateChange(params['requestKey'] ?? '') ?? '');
        return licence ? { json: licence } : refuse(404, 'no-such-state-change');
      },
    },
    {
      method: 'GET',
      path: '/registrations/:requestKey',
      run: ({ params }) => {
        const registration = parts.shelf.findRegistration(params['requestKey'] ?? '');
        return registration ? { json: registration } : refuse(404, 'no-such-registration');
      },
    },
  ];
};
