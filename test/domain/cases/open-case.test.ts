import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import type { Domain } from '../../../domain/domain.ts';
import type { Filing } from '../../../domain/items/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { publishRoadOccupation, sampleFiling } from '../../support/road-occupation.ts';

const portal: Actor = { kind: 'api-key', id: 'portal' };

describe('opening a case', () => {
  let database: TestDatabase;
  let domain: Domain;

  before(async () => {
    database = await openTestDatabase();
    domain = createDomain(database.needs);
    await publishRoadOccupation(database.needs);
  });
  after(() => database.close());

  const open = (filing: unknown) =>
    database.transact((needs) =>
      createDomain(needs).cases.openCase({ filing, channel: 'api', clientId: 'portal' }, portal),
    );
  const withApplicant = (change: Record<string, unknown>): unknown => {
    const filing = sampleFiling();
    return { ...filing, applicant: { ...filing.applicant, ...change } };
  };
  const person = (idNumber: string): Filing => ({
    ...sampleFiling(),
    applicant: { kind: 'person', name: '张三', idNumber, phone: '13800000001', address: '刺桐路1号' },
  });

  it('numbers it by implementation code, day and count, and starts the acceptance limit', async () => {
    // given
    const filing = sampleFiling();
    // when
    const first = await open(filing);
    const second = await open(filing);
    const clocks = await domain.clocks.listClocks(first.caseNo);
    // then
    expect(first.caseNo).to.equal('11350500MB0000019G3000117013000202603020001');
    expect(second.caseNo).to.equal('11350500MB0000019G3000117013000202603020002');
    expect(first.state).to.equal('submitted');
    expect(clocks.map((clock) => [clock.limitKey, clock.dueAt.toISODate()])).to.deep.equal([
      ['pre-review', '2026-03-04'],
      ['acceptance', '2026-03-09'],
    ]);
  });

  it('is reviewed beforehand within two working days when it came through the hall, not when filed at the window', async () => {
    // given
    const openAt = (channel: 'api' | 'window') =>
      database.transact((needs) =>
        createDomain(needs).cases.openCase({ filing: sampleFiling(), channel, clientId: 'portal' }, portal),
      );
    const preReview = async ({ caseNo }: { caseNo: string }) =>
      (await domain.clocks.listClocks(caseNo)).find(({ limitKey }) => limitKey === 'pre-review');
    // when
    const fromHall = await preReview(await openAt('api'));
    const fromWindow = await preReview(await openAt('window'));
    // then
    expect([fromHall?.dueAt.toISODate(), fromHall?.departmentId, fromHall?.isSupervised]).to.deep.equal([
      ...['2026-03-04', 'government-service-centre', true],
    ]);
    expect(fromWindow).to.equal(undefined);
  });

  it('orders the process with the definition pinned, and tells the engine facts only', async () => {
    // given
    const { caseNo } = await open(sampleFiling());
    // when
    const command = await database.db('outbox_commands').where({ subject: caseNo }).first();
    const { definitionId, businessKey, variables } = command.payload;
    // then
    expect([command.kind, definitionId, businessKey]).to.deep.equal([
      'start-process',
      'road-occupation:1:test',
      caseNo,
    ]);
    expect(variables).to.deep.equal({
      ...{ caseNo, occupiedArea: 240, occupationDays: 15, isExcavation: true, isEmergency: false },
      ...{ departmentCount: 2, deliveryMethod: 'courier' },
      acceptanceDueAt: { instant: '2026-03-10T00:00:00.000+08:00' },
    });
  });

  it('leaves an event and an audit line that name the actor and no person', async () => {
    // given
    const { caseNo } = await open(sampleFiling());
    // when
    const events = await domain.events.listCaseEvents(caseNo);
    const lines = await database.db('audit_lines').where({ subject_id: caseNo });
    // then
    expect(events.map(({ type, actor }) => [type, actor.id])).to.deep.equal([['CaseOpened', 'portal']]);
    expect(lines.map(({ action, actor_id }) => [action, actor_id])).to.deep.equal([['open-case', 'portal']]);
    expect(JSON.stringify([events, lines])).not.to.match(/林晓东|13800000001|91350500MA800001XM/);
  });

  it('refuses a wrong check digit of an ID number or a USCC with a code of its own', async () => {
    // given
    const wrongId = person('110105194912310021');
    const wrongUscc = withApplicant({ uscc: '91350500MA800001XX' });
    // when
    const codes = [(await refusal(open(wrongId))).code, (await refusal(open(wrongUscc))).code];
    // then
    expect(codes).to.deep.equal(['id-number-invalid', 'uscc-invalid']);
    expect((await open(person('11010519491231002X'))).applicant.name).to.equal('张三');
  });

  it('takes a code of the Fujian pilot and notes a warning', async () => {
    // given a code whose check digit fails and that is valid all the same
    const filing = withApplicant({ uscc: '91350211M0000XUF46' });
    // when
    const { caseNo } = await open(filing);
    const [opened] = await domain.events.listCaseEvents(caseNo);
    // then
    expect(opened?.data.warnings).to.deep.equal(['uscc-pilot-code']);
  });

  it('refuses what the item does not allow, naming each fault, and leaves nothing behind', async () => {
    // given
    const count = async () => Number((await database.db('cases').count().first())?.count);
    const before = await count();
    const { form, ...rest } = sampleFiling();
    const lacking = { ...form, roadName: undefined };
    // when
    const unknown = await refusal(open({ ...rest, form, item: 'no-such-item' }));
    const faulty = await refusal(open({ ...rest, form: { ...lacking, occupiedArea: 0 } }));
    const missing = await refusal(open({ ...rest, form, materials: [{ key: 'planning-approval' }] }));
    // then
    expect(unknown.code).to.equal('item-not-found');
    expect(faulty.code).to.equal('filing-invalid');
    expect(faulty.details.map(({ path }) => path)).to.include.members(['/form/roadName', '/form/occupiedArea']);
    expect(missing.code).to.equal('material-missing');
    expect(await count()).to.equal(before);
  });

  it('answers a repeated request with the first answer, and refuses its key for another request', async () => {
    // given
    const file = (requestHash: string) =>
      database.transact((needs) => {
        const inside = createDomain(needs);
        return inside.exactlyOnce.answerOnce({ clientId: 'portal', key: 'key-1', requestHash }, async () => {
          const input = { filing: sampleFiling(), channel: 'api' as const, clientId: 'portal' };
          return { status: 201, response: { caseNo: (await inside.cases.openCase(input, portal)).caseNo } };
        });
      });
    // when ten come at once
    const answers = await Promise.all(Array.from({ length: 10 }, () => file('a')));
    const other = await refusal(file('b'));
    // then
    expect(new Set(answers.map(({ response }) => JSON.stringify(response))).size).to.equal(1);
    expect(answers.filter(({ isReplay }) => !isReplay)).to.have.length(1);
    expect(other.code).to.equal('idempotency-key-reused');
  });
});
