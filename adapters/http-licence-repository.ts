import { Type } from '@sinclair/typebox';
import type { LicenceRepository, NewRegistration, RepositoryLicence } from '../domain/licences/index.ts';
import { asConflict, createSignedHttp, orUndefined } from './signed-http.ts';
import type { SignedSystem } from './signed-http.ts';

const Day = Type.String({ format: 'date' });
const Text = Type.String({ minLength: 1 });

const Licence = Type.Object({
  identifier: Text,
  licenceType: Text,
  licenceName: Text,
  licenceNo: Text,
  holderName: Text,
  holderCode: Text,
  holderCodeType: Type.Union([Type.Literal('001'), Type.Literal('111')]),
  issuerCode: Text,
  issuerName: Text,
  issuedOn: Day,
  validFrom: Day,
  validUntil: Day,
  state: Type.Union(['valid', 'suspended', 'revoked', 'cancelled'].map((state) => Type.Literal(state))),
});

const LicenceList = Type.Object({ licences: Type.Array(Licence, { maxItems: 1000 }) });

const Registration = Type.Object({
  requestKey: Text,
  identifier: Text,
  registeredAt: Type.String({ format: 'date-time' }),
});

const Demand = Type.Object({
  requestKey: Text,
  state: Type.Union([Type.Literal('pending'), Type.Literal('supplied'), Type.Literal('refused')]),
  identifier: Type.Optional(Text),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});

const Stock = Type.Object({
  requestKey: Text,
  identifier: Text,
  state: Type.Union([Type.Literal('pending'), Type.Literal('registered'), Type.Literal('refused')]),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});

const bodyOf = ({ requestKey, licence, content, file, fileHash }: NewRegistration) => ({
  ...{ requestKey, ...licence, content, fileHash },
  file: file.toString('base64'),
});

const segment = encodeURIComponent;

/** The electronic licence repository over HTTP; files travel in base64, each with its SHA-256. */
export const createHttpLicenceRepository = (settings: Omit<SignedSystem, 'name' | 'title'>): LicenceRepository => {
  const system = { name: 'licence-repository', title: '电子证照库', ...settings };
  const http = createSignedHttp(system);
  return {
    async findLicences(query) {
      const path = `/licences?${new URLSearchParams(query).toString()}`;
      const { licences } = await asConflict(system, http.ask({ method: 'GET', path, answer: LicenceList }));
      return licences as RepositoryLicence[];
    },
    async fetchFile(identifier) {
      const { bytes } = await asConflict(system, http.fetchFile(`/licences/${segment(identifier)}/file`, '%PDF-'));
      return bytes;
    },
    async findLicence(identifier) {
      const path = `/licences/${segment(identifier)}`;
      const found = await asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Licence })));
      return found as RepositoryLicence | undefined;
    },
    register(registration) {
      const body = bodyOf(registration);
      return asConflict(system, http.ask({ method: 'POST', path: '/licences', body, answer: Registration }));
    },
    findRegistration(requestKey) {
      const path = `/registrations/${segment(requestKey)}`;
      return asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Registration })));
    },
    async changeState({ identifier, ...body }) {
      const path = `/licences/${segment(identifier)}/state`;
      const changed = await asConflict(system, http.ask({ method: 'POST', path, body, answer: Licence }));
      return changed as RepositoryLicence;
    },
    demand(demand) {
      return asConflict(system, http.ask({ method: 'POST', path: '/demands', body: { ...demand }, answer: Demand }));
    },
    findDemand(requestKey) {
      const path = `/demands/${segment(requestKey)}`;
      return asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Demand })));
    },
    pushStock(registration) {
      const body = bodyOf(registration);
      return asConflict(system, http.ask({ method: 'POST', path: '/stock', body, answer: Stock }));
    },
    findStock(requestKey) {
      const path = `/stock/${segment(requestKey)}`;
      return asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Stock })));
    },
    async findStateChange(requestKey) {
      const path = `/state-changes/${segment(requestKey)}`;
      const found = await asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Licence })));
      return found as RepositoryLicence | undefined;
    },
  };
};
