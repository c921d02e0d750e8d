import { expect } from 'chai';
import { addStaff } from '../support/desk-office.ts';
import { fileSample, portalOf, type Portal } from '../support/filing.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

describe('desk: paper originals that come by courier', () => {
  let server: TestServer;
  let portal: Portal;
  let window: SignedIn;
  let caseNo: string;

  const announce = (trackingNo: string, from = portal) => from.post(`/cases/${caseNo}/parcels`).send({ trackingNo });
  const parcels = async () => (await window.agent.get(`/desk/api/cases/${caseNo}`)).body.materialParcels;
  const receive = (who: SignedIn, parcelNo: string, contents = '设计文件原件一套') =>
    who.agent
      .post(`/desk/api/cases/${caseNo}/material-parcels/${parcelNo}/receipt`)
      .set('x-csrf-token', who.csrfToken)
      .send({ contents });

  before(async () => {
    server = await openTestServer();
    await addStaff(server);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    window = await server.signIn('window');
  });
  beforeEach(async () => {
    caseNo = await fileSample(portal);
  });
  after(() => server.close());

  it('are announced once per tracking number and received once at the window', async () => {
    // when
    for (const no of ['EA123456789CN', 'EA123456789CN', 'SF0000000001'])
      expect((await announce(no)).status).to.equal(202);
    const [latest] = await parcels();
    expect((await receive(window, latest.parcelNo)).status).to.equal(204);
    expect((await receive(window, latest.parcelNo, '另一套')).status).to.equal(204);
    // then
    const [received, waiting] = await parcels();
    expect(received).to.include({ trackingNo: 'SF0000000001', contents: '设计文件原件一套', receivedBy: 'window 员' });
    expect(waiting).to.include({ trackingNo: 'EA123456789CN', receivedAt: null, contents: null });
    const { body } = await portal.get(`/cases/${caseNo}`);
    expect(
      body.materialParcels.map(({ receivedAt }: { receivedAt: string | null }) => receivedAt === null),
    ).to.deep.equal([false, true]);
    expect(body.parcel, 'the result has not been sent').to.equal(null);
  });

  it('are not taken of a case of somebody else, of one that is over, or without a number', async () => {
    // given
    const stranger = portalOf(server, (await server.addApiKey('cases:write')).token);
    // then
    expect((await announce('EA123456789CN', stranger)).status).to.equal(404);
    expect((await announce('？')).status).to.equal(400);
    await server.database.db('cases').where({ case_no: caseNo }).update({ closed_at: new Date() });
    const over = await announce('EA123456789CN');
    expect([over.status, over.body.code]).to.deep.equal([409, 'parcel-not-expected']);
  });

  it('are received only by the window of the case, and only what was announced for it', async () => {
    // given
    await announce('EA123456789CN');
    const [{ parcelNo }] = await parcels();
    const [teacher, reviewer] = [await server.signIn('teacher'), await server.signIn('reviewer')];
    // then
    expect((await receive(reviewer, parcelNo)).status).to.equal(403);
    expect((await receive(teacher, parcelNo)).status).to.equal(404);
    expect((await receive(window, 'no-such-parcel')).body.code).to.equal('parcel-unknown');
    caseNo = await fileSample(portal);
    expect((await receive(window, parcelNo)).body.code).to.equal('parcel-unknown');
  });
});
