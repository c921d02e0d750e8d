import { expect } from 'chai';
import { type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

const question = { receivedOn: '2026-03-02', budget: 20, unit: 'working-day' };
const review = { from: '2026-03-10', until: '2026-03-20', basis: 'expert-review' };

describe('integrators: deadlines', () => {
  let server: TestServer;
  let portal: Portal;

  before(async () => {
    server = await openTestServer();
    portal = portalOf(server, (await server.addApiKey('items:read')).token);
  });
  after(() => server.close());

  it('answers in the order asked, a wrong question in its own place', async () => {
    // given
    const questions = [
      question,
      { ...question, budget: 'twenty' },
      { ...question, suspensions: [review] },
      null,
      { ...question, receivedOn: '2026-02-30' },
      { ...question, colour: 'green' },
      { ...question, suspensions: [review, { ...review, from: '2026-03-15', until: '2026-03-25' }] },
      { ...question, extension: 10, suspensions: [review] },
    ];
    // when
    const { status, body } = await portal.post('/deadlines').send(questions);
    // then
    expect(status).to.equal(200);
    type Answer = { dueOn?: string; error?: { code: string; errors: { pointer: string; message: string }[] } };
    const told = (body as Answer[]).map(({ dueOn, error }) =>
      error ? `${error.code} ${error.errors.map(({ pointer }) => pointer).join()}` : dueOn,
    );
    expect(told).to.deep.equal([
      '2026-03-30',
      'schema-violation /budget',
      '2026-04-10',
      'schema-violation ',
      'day-impossible /receivedOn',
      'schema-violation /colour',
      'suspensions-overlap /suspensions/1',
      '2026-04-24',
    ]);
    expect(body[4].error.errors[0].message).to.match(/\p{Script=Han}/u);
  });

  it('tells instants with the offset of the office, and why each day was left out', async () => {
    // given / when
    const { body } = await portal.post('/deadlines').send([question]);
    // then
    expect(body[0]).to.include({
      dueAt: '2026-03-30T23:59:59.999+08:00',
      yellowAt: '2026-03-27T00:00:00.000+08:00',
      redAt: '2026-03-31T00:00:00.000+08:00',
      isProvisional: false,
    });
    expect(body[0].skipped[0]).to.deep.equal({ day: '2026-03-02', kind: 'start', why: '起算当日' });
  });

  it('takes a thousand questions, and refuses more, none, and what is no list', async () => {
    // given
    const ask = async (body: object) => {
      const answer = await portal.post('/deadlines').send(body);
      return [answer.status, (answer.body as { code?: string }).code ?? (answer.body as unknown[]).length];
    };
    const many = Array.from({ length: 1000 }, (_, at) => ({ ...question, budget: 1 + (at % 60) }));
    // when / then
    expect(await ask(many)).to.deep.equal([200, 1000]);
    expect(await ask([...many, question])).to.deep.equal([400, 'schema-violation']);
    expect(await ask([])).to.deep.equal([400, 'schema-violation']);
    expect(await ask(question)).to.deep.equal([400, 'schema-violation']);
  });
});
