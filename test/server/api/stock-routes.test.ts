import { expect } from 'chai';
import { makeLicenceIdentifier } from '../../../domain/licences/index.ts';
import { PDF, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

const [licenceType, issuerCode] = ['11350500MB0000019G001', '11350500MB0000019G'];
const identifier = makeLicenceIdentifier({ licenceType, issuerCode, serial: '20150001', version: 1 });
const FIELDS = {
  identifier,
  licenceName: '占用、挖掘城市道路许可证',
  licenceNo: '占道许〔2015〕1号',
  holderName: '刺桐城水务工程有限公司',
  holderCode: '91350500MA800001XM',
  holderCodeType: '001',
  issuerName: '市政管理局',
  issuedOn: '2015-06-01',
  validFrom: '2015-06-01',
  validUntil: '2027-05-31',
};

describe('integrators: stock of licences', () => {
  let server: TestServer;
  let department: Portal;
  let portal: Portal;

  const push = (who: Portal, fields: Record<string, string> = FIELDS, file = PDF) =>
    who.post('/stock-licences').field(fields).attach('file', file, '许可证.pdf');

  before(async () => {
    server = await openTestServer();
    department = portalOf(server, (await server.addApiKey('licences:write')).token);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
  });
  after(() => server.close());

  it('takes a licence with its PDF, twice like once, and tells where it stands', async () => {
    // when
    const [first, second] = [await push(department), await push(department)];
    const shown = await department.get(`/stock-licences/${identifier}`);
    // then
    expect([first.status, second.status]).to.deep.equal([202, 202]);
    expect(shown.body).to.deep.equal({ identifier, state: 'intended', refusal: null });
  });

  it('refuses keys without the right, files of another kind, days that are none, and what it does not know', async () => {
    // when
    const refused = [
      await push(portal),
      await push(department, FIELDS, Buffer.from('GIF89a')),
      await push(department, { ...FIELDS, validUntil: '2027-02-31' }),
      await department.get('/stock-licences/1.2.3'),
    ];
    // then
    expect(refused.map(({ status, body }) => `${status} ${(body as { code: string }).code}`)).to.deep.equal([
      '403 scope-not-allowed',
      '400 stock-licence-invalid',
      '400 schema-violation',
      '404 stock-licence-not-found',
    ]);
  });
});
