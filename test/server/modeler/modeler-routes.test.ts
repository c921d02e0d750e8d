import { expect } from 'chai';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

interface File {
  path: string;
  kind: string;
  text: string;
}

describe('modeler: models and drafts', () => {
  let server: TestServer;
  let analyst: SignedIn;

  before(async () => {
    server = await openTestServer();
    await server.addAccount('analyst', ['analyst'], 'information-centre');
    analyst = await server.signIn('analyst');
  });
  after(() => server.close());

  const draft = async () => (await analyst.agent.get('/modeler/api/items/road-occupation/draft')).body;
  const edit = (files: File[], path: string, change: (text: string) => string): File[] =>
    files.map((file) => (file.path === path ? { ...file, text: change(file.text) } : file));

  it('lists models with their versions', async () => {
    const { body } = await analyst.agent.get('/modeler/api/items');
    expect(body.items).to.have.length(1);
    expect(body.items[0]).to.include({ key: 'road-occupation', kind: 'item', draft: null });
    expect(body.items[0].versions[0]).to.include({ number: 1, state: 'published', origin: 'product' });
  });

  it('shows the files of a version, told apart by kind', async () => {
    const { body } = await analyst.agent.get('/modeler/api/items/road-occupation/versions/1');
    const kinds = new Map((body.files as File[]).map(({ path, kind }) => [path, kind]));
    expect(kinds.get('road-occupation.bpmn')).to.equal('bpmn');
    expect(kinds.get('item.json')).to.equal('item');
    expect(kinds.get('parts/accept-application/forms/review-application.form.json')).to.equal('form');
  });

  it('opens the published files where there is no draft, keeps what is saved, and refuses to overwrite a colleague', async () => {
    // given
    const opened = await draft();
    expect(opened).to.include({ version: 0, basedOn: 1, editedBy: null });
    const files = edit(opened.files, 'item.json', (text) =>
      text.replace('自受理之日起8个工作日', '自受理之日起7个工作日'),
    );
    // when
    const put = (version: number) =>
      analyst.agent.put('/modeler/api/items/road-occupation/draft').send({ files, version });
    const saved = await put(0);
    const stale = await put(0);
    // then
    expect([saved.status, saved.body.version]).to.deep.equal([200, 1]);
    expect([stale.status, stale.body.code]).to.deep.equal([412, 'draft-changed']);
    const again = await draft();
    expect(again.files.find((file: File) => file.path === 'item.json').text).to.contain('7个工作日');
    expect(again.editedBy.name).to.equal('analyst 员');
  });

  it('finds nothing wrong with the model as shipped, and the fault in a broken one', async () => {
    const { files } = (await analyst.agent.get('/modeler/api/items/road-occupation/versions/1')).body;
    const check = (changed: File[]) =>
      analyst.agent.post('/modeler/api/items/road-occupation/check').send({ files: changed });
    const sound = await check(files);
    const hostile = await check(
      edit(files, 'road-occupation.bpmn', (text) =>
        text.replace('<bpmn:process ', '<bpmn:process camunda:versionTag="x" '),
      ),
    );
    const doctype = await check(edit(files, 'road-occupation.bpmn', (text) => `<!DOCTYPE x []>${text}`));
    expect(sound.body.isPublishable, JSON.stringify(sound.body.findings)).to.equal(true);
    expect(hostile.body.isPublishable).to.equal(false);
    expect(doctype.body.isPublishable).to.equal(false);
    expect(doctype.body.findings[0]).to.include({ file: 'road-occupation.bpmn', severity: 'error' });
  });

  it('refuses to publish what is no longer the draft, and says that the engine is away when it is', async () => {
    const publish = (version: number) =>
      analyst.agent
        .post('/modeler/api/items/road-occupation/publish')
        .send({ comment: '承诺时限改为7个工作日', version });
    const stale = await publish(7);
    const away = await publish((await draft()).version);
    expect([stale.status, stale.body.code]).to.deep.equal([412, 'draft-changed']);
    expect(away.status).to.equal(503);
    expect(Number(away.headers['retry-after'])).to.be.greaterThan(0);
  });

  it('offers step templates and the words of the properties panel', async () => {
    const templates = (await analyst.agent.get('/modeler/api/templates')).body.templates;
    const { roles, orderRoles, orderLimits, departments } = (await analyst.agent.get('/modeler/api/vocabulary')).body;
    expect(templates.length).to.be.greaterThan(10);
    expect(roles.map((one: { value: string }) => one.value)).to.include('lead:reviewer');
    expect(orderRoles.map((one: { value: string }) => one.value)).to.include('order:department');
    expect(orderLimits.map((one: { value: string }) => one.value).sort()).to.deep.equal([
      ...['order-explanation', 'order-reply', 'order-review'],
    ]);
    expect(departments.map((one: { value: string }) => one.value)).to.include('traffic-police');
  });

  it('refuses files that are none of a model', async () => {
    const files = [{ path: '../../etc/passwd', kind: 'bpmn', text: 'x' }];
    const { status, body } = await analyst.agent
      .put('/modeler/api/items/road-occupation/draft')
      .send({ files, version: 0 });
    expect([status, body.code]).to.deep.equal([400, 'model-file-invalid']);
  });
});
