import { expect } from 'chai';
import supertest from 'supertest';
import { openTestServer, PASSWORD, type TestServer } from '../support/test-server.ts';

describe('session', () => {
  let server: TestServer;

  before(async () => {
    server = await openTestServer();
    await server.addAccount('wang', ['window-clerk'], 'government-service-centre');
    await server.addAccount('analyst', ['analyst'], 'information-centre');
  });
  after(() => server.close());

  const cookieOf = (response: supertest.Response): string =>
    [response.get('Set-Cookie') ?? []].flat().find((line) => line.startsWith('tongban.sid')) ?? '';

  it('tells a stranger that nobody is signed in', async () => {
    const { body, status } = await supertest(server.app).get('/session');
    expect(status).to.equal(200);
    expect(body).to.deep.equal({ account: null, csrfToken: null });
  });

  it('signs in with the right password and shows the account', async () => {
    const { agent } = await server.signIn('wang');
    const { body } = await agent.get('/session');
    expect(body.account).to.include({ loginName: 'wang', homePath: '/desk' });
    expect(body.account.roles).to.deep.equal(['window-clerk']);
    expect(body.account.department).to.deep.equal({ id: 'government-service-centre', name: '政务服务中心窗口' });
    expect(JSON.stringify(body)).not.to.contain('argon2');
  });

  it('gives every tab of a session the same CSRF token', async () => {
    const { agent, csrfToken } = await server.signIn('wang');
    const { body } = await agent.get('/session');
    expect(body.csrfToken).to.equal(csrfToken);
  });

  it('refuses a wrong password and an unknown account with the same words', async () => {
    const wrong = await supertest(server.app).post('/session').send({ login: 'wang', password: 'x' });
    const unknown = await supertest(server.app).post('/session').send({ login: 'nobody', password: 'x' });
    expect(wrong.status).to.equal(401);
    expect(wrong.type).to.equal('application/problem+json');
    expect({ ...wrong.body, traceId: '' }).to.deep.equal({ ...unknown.body, traceId: '' });
  });

  it('locks an account after five wrong passwords, even for the right one', async () => {
    // given
    await server.addAccount('clumsy', ['reviewer'], 'traffic-police');
    for (let i = 0; i < 5; i++) await supertest(server.app).post('/session').send({ login: 'clumsy', password: 'x' });
    // when
    const { body, status } = await supertest(server.app).post('/session').send({ login: 'clumsy', password: PASSWORD });
    // then
    expect(status).to.equal(429);
    expect(body.code).to.equal('account-locked');
  });

  it('changes the session id at sign-in', async () => {
    const agent = supertest.agent(server.app);
    const first = cookieOf(await agent.post('/session').send({ login: 'wang', password: PASSWORD }));
    const second = cookieOf(await agent.post('/session').send({ login: 'wang', password: PASSWORD }));
    expect(first).to.contain('HttpOnly').and.to.contain('SameSite=Lax');
    expect(second.split(';')[0]).not.to.equal(first.split(';')[0]);
  });

  it('ends the session at sign-out', async () => {
    const { agent } = await server.signIn('wang');
    const { status } = await agent.delete('/session');
    expect(status).to.equal(204);
    expect((await agent.get('/session')).body.account).to.equal(null);
  });

  it('shuts a disabled account out of its running session', async () => {
    // given
    const accountId = await server.addAccount('leaver', ['reviewer'], 'traffic-police');
    const { agent } = await server.signIn('leaver');
    // when
    await server.deps.transact((domain) =>
      domain.people.disableAccount({ accountId, isDisabled: true }, { kind: 'system', id: 'test' }),
    );
    // then
    expect((await agent.get('/session')).body.account).to.equal(null);
  });

  it('ends a session nobody used for half an hour, and moves the end on with every request', async () => {
    // given
    const { agent } = await server.signIn('wang');
    const sessions = () => server.database.db('sessions');
    const endOf = async () => ((await sessions().orderBy('expire', 'desc').first('expire')) as { expire: Date }).expire;
    expect((await endOf()).getTime() - Date.now()).to.be.within(29 * 60_000, 30 * 60_000 + 1000);
    // when: as the table looks half an hour later
    await sessions().update({ expire: new Date(Date.now() - 1000) });
    // then
    expect((await agent.get('/session')).body.account).to.equal(null);
  });

  it('ends a session twelve hours after sign-in, however busy', async () => {
    const { agent } = await server.signIn('wang');
    const signedInAt = JSON.stringify(new Date(Date.now() - 12.1 * 3_600_000).toISOString());
    await server.database.db.raw(`update sessions set sess = jsonb_set(sess, '{signedInAt}', ?::jsonb)`, [signedInAt]);
    expect((await agent.get('/session')).body.account).to.equal(null);
  });

  it('refuses a sign-in another site sends', async () => {
    const { body, status } = await supertest(server.app)
      .post('/session')
      .set('Origin', 'https://evil.example')
      .send({ login: 'wang', password: PASSWORD });
    expect(status).to.equal(403);
    expect(body.code).to.equal('origin-not-allowed');
  });

  it('leads from / to the place that fits the account', async () => {
    const clerk = await server.signIn('wang');
    const analyst = await server.signIn('analyst');
    expect((await clerk.agent.get('/')).get('Location')).to.equal('/desk');
    expect((await analyst.agent.get('/')).get('Location')).to.equal('/modeler');
    expect((await supertest(server.app).get('/')).get('Location')).to.equal('/desk');
  });

  it('answers malformed JSON, a missing field, a wrong media type and a strange method with stable codes', async () => {
    const post = () => supertest(server.app).post('/session');
    const malformed = await post().set('Content-Type', 'application/json').send('{"login":');
    const missing = await post().send({ login: 'wang' });
    const form = await post().type('form').send({ login: 'wang', password: 'x' });
    const method = await supertest(server.app).put('/session').send({});
    const nul = await post().send({ login: 'a\u0000b', password: 'x' });
    expect([malformed.status, malformed.body.code]).to.deep.equal([400, 'malformed-json']);
    expect([missing.status, missing.body.code]).to.deep.equal([400, 'schema-violation']);
    expect(missing.body.errors[0].pointer).to.equal('/password');
    expect([form.status, form.body.code]).to.deep.equal([415, 'media-type-not-supported']);
    expect([method.status, method.body.code, method.get('Allow')]).to.deep.equal([
      405,
      'method-not-allowed',
      'GET, POST, DELETE',
    ]);
    expect([nul.status, nul.body.code]).to.deep.equal([400, 'schema-violation']);
  });

  it('sends strict headers and names every request', async () => {
    const response = await supertest(server.app).get('/session');
    expect(response.get('Content-Security-Policy')).to.contain("script-src 'self';").and.not.contain('unsafe-eval');
    expect(response.get('Cache-Control')).to.equal('no-store');
    expect(response.get('X-Content-Type-Options')).to.equal('nosniff');
    expect(response.get('X-Request-Id')).to.match(/^[0-9a-f-]{36}$/);
    expect(response.get('X-Powered-By')).to.equal(undefined);
  });
});

describe('session sign-in rate', () => {
  it('slows down an address that keeps trying', async () => {
    const server = await openTestServer({ rates: { apiKey: 10, account: 10, signIn: 2 } });
    try {
      const attempt = () => supertest(server.app).post('/session').send({ login: 'x', password: 'y' });
      await attempt();
      await attempt();
      const { body, status, headers } = await attempt();
      expect([status, body.code]).to.deep.equal([429, 'too-many-requests']);
      expect(Number(headers['retry-after'])).to.be.greaterThan(0);
    } finally {
      await server.close();
    }
  });
});
