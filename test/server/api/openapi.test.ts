import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import supertest from 'supertest';
import { openTestServer, type TestServer } from '../support/test-server.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; security: unknown[]; requestBody?: object }>>;
  components: { schemas: Record<string, unknown> };
}

describe('integrators: OpenAPI document', () => {
  let server: TestServer;
  let document: Document;

  before(async () => {
    server = await openTestServer();
    document = (await supertest(server.app).get('/api/v1/openapi.json')).body as Document;
  });
  after(() => server.close());

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(errors ?? []).to.deep.equal([]);
    expect(valid).to.equal(true);
    expect(document.openapi).to.equal('3.1.0');
  });

  it('describes every route of the table, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const mounted = server.tables.api.map(({ method, path }) => `${method} /api/v1${path}`);
    expect(described.sort()).to.deep.equal(mounted.filter((one) => !one.includes('openapi.json')).sort());
  });

  it('names every operation once, and asks for the key wherever the route does', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).to.equal(operations.length);
    expect(operations.filter(({ security }) => security.length === 0)).to.deep.equal([]);
  });

  it('refers only to schemas it defines', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '');
    expect(references.filter((name) => !(name in document.components.schemas))).to.deep.equal([]);
    expect(references).to.include.members(['FileCase', 'CaseView', 'Problem', 'ItemDetail']);
  });
});
