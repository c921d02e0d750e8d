import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { type Portal, portalOf, sampleFiling } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

describe('integrators: items', () => {
  let server: TestServer;
  let portal: Portal;

  before(async () => {
    server = await openTestServer();
    portal = portalOf(server, (await server.addApiKey('items:read', 'cases:write')).token);
  });
  after(() => server.close());

  it('lists what can be applied for', async () => {
    const { body } = await portal.get('/items');
    expect(body.items).to.have.length(1);
    expect(body.items[0]).to.include({ key: 'road-occupation', name: '占用、挖掘城市道路审批', version: 1 });
  });

  it('shows the guide, and a schema that the sample filing satisfies and an empty form does not', async () => {
    const { body } = await portal.get('/items/road-occupation');
    expect(body.guide.statutoryLimit).to.equal('自受理之日起20个工作日');
    expect(body.limits.find((one: { key: string }) => one.key === 'statutory').budget).to.equal(20);
    const validate = addFormats.default(new Ajv2020({ strict: false })).compile(body.filingSchema as object);
    expect(validate((await sampleFiling(portal)).form), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({})).to.equal(false);
  });

  it('knows no other item', async () => {
    const { status, body } = await portal.get('/items/fishing-licence');
    expect([status, body.code]).to.deep.equal([404, 'item-not-found']);
  });

  it('refuses a key that is unknown, revoked, or lacks the scope', async () => {
    const revoked = await server.addApiKey('items:read');
    await server.deps.transact((domain) => domain.people.revokeApiKey(revoked.id, { kind: 'system', id: 'test' }));
    const narrow = await server.addApiKey('cases:read');
    const ask = async (token: string) => {
      const { status, body } = await portalOf(server, token).get('/items');
      return `${status} ${body.code}`;
    };
    expect(await ask('tb_00000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).to.equal('401 api-key-unknown');
    expect(await ask(revoked.token)).to.equal('401 api-key-unknown');
    expect(await ask(narrow.token)).to.equal('403 scope-not-allowed');
  });
});
