import { expect } from 'chai';
import { readdirSync } from 'node:fs';
import { SYSTEM } from '../support/sample-item.ts';
import { fileSample, PDF, type Portal, portalOf, upload } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('integrators: files', () => {
  let server: TestServer;
  let portal: Portal;
  let other: Portal;

  before(async () => {
    server = await openTestServer({ uploadLimit: 100_000 });
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    other = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
  });
  after(() => server.close());

  const send = (name: string, content: Buffer) => portal.post('/uploads').attach('file', content, name);

  it('takes in PDF and PNG, told by their content, under the name they were sent with', async () => {
    const pdf = await send('设计文件（第1版）.pdf', PDF);
    const png = await send('现场 照片.png', PNG);
    expect([pdf.status, pdf.body.mediaType, pdf.body.fileName]).to.deep.equal([
      201,
      'application/pdf',
      '设计文件（第1版）.pdf',
    ]);
    expect([png.status, png.body.mediaType]).to.deep.equal([201, 'image/png']);
    expect(pdf.body.contentHash).to.match(/^[0-9a-f]{64}$/);
  });

  it('refuses what is empty, disguised, active or too large, and leaves nothing behind', async () => {
    const empty = await send('空.pdf', Buffer.alloc(0));
    const disguised = await send('图.pdf', PNG);
    const html = await send('page.html', Buffer.from('<html><script>alert(1)</script></html>'));
    const svg = await send('logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'));
    const exe = await send('setup.pdf', Buffer.from('MZ\x90\x00\x03', 'latin1'));
    const large = await send('大.pdf', Buffer.concat([PDF, Buffer.alloc(200_000)]));
    expect([empty, disguised, html, svg, exe, large].map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal(
      [
        '400 file-empty',
        '400 file-disguised',
        '400 file-type-not-allowed',
        '400 file-type-not-allowed',
        '400 file-disguised',
        '413 file-too-large',
      ],
    );
    expect(readdirSync(server.deps.settings.quarantineFolder)).to.deep.equal([]);
  });

  it('refuses a request without a file, with two, and with something that is no upload', async () => {
    const none = await portal.post('/uploads').field('note', 'x');
    const two = await portal.post('/uploads').attach('file', PDF, 'a.pdf').attach('file', PDF, 'b.pdf');
    const json = await portal.post('/uploads').send({ file: 'x' });
    expect([none, two, json].map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal([
      '400 malformed-upload',
      '400 malformed-upload',
      '415 media-type-not-supported',
    ]);
  });

  it('strips paths and deceiving characters from names', async () => {
    const { body } = await send('../../etc/\u202efdp.pdf', PDF);
    expect(body.fileName).to.equal('fdp.pdf');
  });

  it('gives a file back to its owner as a harmless document, and to nobody else', async () => {
    const caseNo = await fileSample(portal);
    const { body } = await portal.get(`/cases/${caseNo}`);
    const [material] = body.materials as { id: string }[];
    const mine = await portal.get(`/cases/${caseNo}/materials/${material?.id}`);
    const theirs = await other.get(`/cases/${caseNo}/materials/${material?.id}`);
    expect(mine.status).to.equal(200);
    expect(Buffer.compare(mine.body as Buffer, PDF)).to.equal(0);
    expect(mine.get('Content-Disposition')).to.match(/^inline; filename=/);
    expect(mine.get('Content-Security-Policy')).to.contain("default-src 'none'");
    expect(mine.get('X-Content-Type-Options')).to.equal('nosniff');
    expect(theirs.status).to.equal(404);
  });

  it('takes files for a case only until it is taken up', async () => {
    const caseNo = await fileSample(portal);
    const add = () =>
      portal.post(`/cases/${caseNo}/materials`).field('key', 'traffic-plan').attach('file', PDF, 'a.pdf');
    const before = await add();
    await server.deps.transact((domain) => domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM));
    const after = await add();
    expect(before.status).to.equal(201);
    expect([after.status, after.body.code]).to.deep.equal([409, 'case-state-wrong']);
  });

  it('does not let one upload serve two cases', async () => {
    const uploadId = await upload(portal);
    const materials = ['planning-approval', 'design-documents', 'traffic-plan', 'restoration-plan'].map((key) => ({
      key,
      uploadId,
    }));
    const refusal = await fileSample(portal, { materials }).then(
      () => fileSample(portal, { materials }).catch((error: unknown) => String(error)),
      (error: unknown) => String(error),
    );
    expect(refusal).to.contain('upload-already-used');
  });
});
