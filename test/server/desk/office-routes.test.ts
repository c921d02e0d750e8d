import { expect } from 'chai';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

describe('desk: office hours and limits', () => {
  let server: TestServer;
  let administrator: SignedIn;

  before(async () => {
    server = await openTestServer();
    await server.addAccount('hejing', ['system-administrator'], 'information-centre');
    administrator = await server.signIn('hejing');
  });
  after(() => server.close());

  const put = (path: string, body: object) =>
    administrator.agent.put(`/desk/api/office${path}`).set('x-csrf-token', administrator.csrfToken).send(body);

  it('tells hours, limits, and what either way means for a filing of this evening', async () => {
    const { body } = await administrator.agent.get('/desk/api/office');
    expect(body.profile).to.deep.equal({ countsAfterHoursAs: 'same-day', opensAt: '09:00', closesAt: '17:30' });
    expect(body.example).to.deep.equal({
      at: '2026-03-02T18:00:00.000+08:00',
      sameDay: '2026-03-02T18:00:00.000+08:00',
      nextWorkingDay: '2026-03-03T09:00:00.000+08:00',
    });
    expect(body.limits.map(({ key }: { key: string }) => key)).to.include.members([
      'order-reply',
      'consultation-reply',
    ]);
  });

  it('changes the hours; what is no time or closes before it opens is refused and named', async () => {
    const hours = { countsAfterHoursAs: 'next-working-day', opensAt: '08:30', closesAt: '17:00' };
    expect((await put('/profile', hours)).body).to.deep.equal(hours);
    const early = await put('/profile', { ...hours, closesAt: '08:00' });
    expect([early.status, early.body.code, early.body.errors[0].pointer]).to.deep.equal([
      ...[400, 'office-profile-invalid', '/closesAt'],
    ]);
    expect((await put('/profile', { ...hours, opensAt: '9点' })).status).to.equal(400);
  });

  it('changes when messages are sent and how many; null is no rule, half a quiet time is refused', async () => {
    const before = (await administrator.agent.get('/desk/api/office')).body.messageRules;
    const usual = { quietFrom: '22:00', quietUntil: '08:00', perRecipientHour: 10, perMinute: 600 };
    expect(before).to.deep.equal({ ...usual, sendsEmail: false });
    const rules = { quietFrom: '21:30', quietUntil: '08:30', perRecipientHour: 5, perMinute: null, sendsEmail: true };
    expect((await put('/message-rules', rules)).body).to.deep.equal(rules);
    expect((await administrator.agent.get('/desk/api/office')).body.messageRules).to.deep.equal(rules);
    const half = await put('/message-rules', { ...rules, quietUntil: null });
    expect([half.status, half.body.code, half.body.errors[0].pointer]).to.deep.equal([
      ...[400, 'message-rules-invalid', '/quietUntil'],
    ]);
    expect((await put('/message-rules', { ...rules, perRecipientHour: 0 })).status).to.equal(400);
  });

  it('changes a limit of the office, of those there are', async () => {
    const limit = { budget: 4, unit: 'working-day', legalBasis: '本市规定' };
    expect((await put('/limits/consultation-reply', limit)).body).to.include({ key: 'consultation-reply', budget: 4 });
    const unknown = await put('/limits/no-such-limit', limit);
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'office-limit-not-found']);
    expect((await put('/limits/order-reply', { ...limit, budget: 0 })).status).to.equal(400);
  });
});
