import { expect } from 'chai';
import supertest from 'supertest';
import { openTestServer, type TestServer } from './support/test-server.ts';

describe('static pages', () => {
  let server: TestServer;

  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  const get = (path: string, accept = 'text/html') => supertest(server.app).get(path).set('Accept', accept);

  it('any path of a UI is its page, asked for anew each time', async () => {
    for (const path of ['/desk', '/desk/', '/desk/tasks/some-task', '/modeler/items/road-occupation']) {
      const response = await get(path);
      expect(response.status, path).to.equal(200);
      expect(response.text, path).to.contain(`<title>${path.split('/')[1]}</title>`);
      expect(response.get('Cache-Control'), path).to.equal('no-cache');
    }
  });

  it('assets with a hash in their name are kept for ever, and a missing one is missing', async () => {
    const found = await get('/desk/assets/main-abc123.js', '*/*');
    const missing = await get('/desk/assets/main-old.js', '*/*');
    expect(found.get('Cache-Control')).to.contain('immutable').and.contain('max-age=31536000');
    expect(missing.status).to.equal(404);
  });

  it('an unknown path of an API is a problem document, never a page', async () => {
    for (const path of ['/desk/api/nothing', '/modeler/api/nothing', '/api/v1/nothing', '/nothing']) {
      const { status, body, type } = await get(path);
      expect([status, body.code, type], path).to.deep.equal([404, 'route-not-found', 'application/problem+json']);
    }
  });

  it('no path leads out of the folder', async () => {
    for (const path of [
      '/desk/..%2f..%2fpackage.json',
      '/desk/assets/..%2f..%2f..%2fpackage.json',
      '/desk/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      const { text } = await get(path, '*/*');
      expect(text, path).not.to.contain('"dependencies"').and.not.contain('root:');
    }
  });

  it('tells that it lives and that it is ready', async () => {
    expect((await get('/health')).body).to.deep.equal({ status: 'alive' });
    expect((await get('/ready')).body).to.deep.equal({ status: 'ready' });
  });
});
