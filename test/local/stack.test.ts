import { expect } from 'chai';
import { DeskClient } from '../../local/demo/desk-client.ts';
import { IntegratorClient } from '../../local/demo/integrator-client.ts';
import { STORIES } from '../../local/demo/stories.ts';
import { answersAt } from '../../local/parts/part.ts';
import { isAlive } from '../../local/parts/process-table.ts';
import { RunningStack } from '../support/running-stack.ts';

const PARTS = [
  'courier',
  'email',
  'engine',
  'licence-repository',
  'payment-gateway',
  'postgres',
  'server',
  'sms',
  'worker',
];

interface CaseList {
  rows: { caseNo: string; itemKey: string; state: string; steps: string[] }[];
}
/** What the desk shows of a case's licence and of what was demanded for it. */
interface CaseOutcome {
  licence: { state: string; verifyPath: string | null; changes: { toldAt: string | null }[] } | null;
  materials: { key: string; state: string; demand: { state: string } | null }[];
}

describe('npm start', function () {
  this.timeout(900_000);
  const stack = new RunningStack();
  const isOpen = () => answersAt(`${stack.url}/ready`);
  const supervise = (): Promise<DeskClient> => {
    const { user, password } = stack.demo().accounts.find(({ roles }) => roles.includes('supervisor')) ??
      stack.demo().accounts[0] ?? { user: '', password: '' };
    return DeskClient.signIn(stack.url, user, password);
  };
  const listCases = async (): Promise<CaseList['rows']> =>
    (await (await supervise()).get<CaseList>('/desk/api/cases?limit=100')).rows;

  before(() => stack.start());
  after(() => stack.remove());

  it('lists every part with a live process and a log', () => {
    const parts = stack.parts();
    expect(parts.map(({ name }) => name).sort()).to.eql(PARTS);
    expect(parts.filter(({ pid }) => !isAlive(pid))).to.eql([]);
  });

  it('names accounts of every role, each with a password that opens the desk', async () => {
    const { accounts } = stack.demo();
    for (const { user, password } of accounts) await DeskClient.signIn(stack.url, user, password);
    expect(new Set(accounts.flatMap(({ roles }) => roles)).size).to.equal(9);
    expect(new Set(accounts.map(({ password }) => password)).size).to.equal(accounts.length);
  });

  it('plays every demo story to its end, in all states, each open case at a live step', async () => {
    expect(stack.output.split('\n').filter((line) => line.includes('演示办件没有走完'))).to.eql([]);
    const cases = await listCases();
    const renewals = cases.filter(({ itemKey }) => itemKey === 'road-occupation-renewal');
    expect(cases.length - renewals.length).to.equal(STORIES.length);
    expect(renewals.length).to.equal(STORIES.filter(({ days }) => days !== undefined).length);
    expect([...new Set(cases.map(({ state }) => state))]).to.include.members([
      ...['submitted', 'supplementing', 'accepted', 'granted', 'completed', 'delivered'],
      ...['rejected', 'refused', 'lapsed', 'payment-lapsed', 'withdrawn'],
    ]);
  });

  it('shows what became of licences after their cases, and what issuers answered when asked for one', async () => {
    // given
    const desk = await supervise();
    const open = ({ caseNo }: { caseNo: string }) => desk.get<CaseOutcome>(`/desk/api/cases/${caseNo}`);
    // when
    const outcomes = await Promise.all((await listCases()).map(open));
    // then
    const changed = outcomes.flatMap(({ licence }) => (licence && licence.changes.length > 0 ? [licence] : []));
    expect(changed.map(({ state }) => state)).to.have.members(['suspended', 'cancelled']);
    expect(changed.flatMap(({ changes }) => changes).filter(({ toldAt }) => toldAt === null)).to.eql([]);
    for (const { verifyPath, state } of changed) {
      const shown = await fetch(`${stack.url}${verifyPath}`, { headers: { accept: 'application/json' } });
      expect(await shown.json()).to.include({ state });
    }
    const demanded = outcomes.flatMap(({ materials }) => materials.filter(({ demand }) => demand !== null));
    expect(demanded.map(({ state, demand }) => `${demand?.state}, ${state}`)).to.have.members([
      ...['demanded, demanded', 'supplied, supplied', 'refused, missing'],
    ]);
  });

  it('takes a call of an integrator with the demo key', async () => {
    const { apiKey } = stack.demo();
    const refused = await new IntegratorClient(stack.url, apiKey)
      .getCase('no-such-case')
      .catch((error: Error) => error);
    expect(refused).to.have.property('status', 404);
  });

  for (const name of ['worker', 'server', 'engine', 'postgres', 'payment-gateway'])
    it(`starts ${name} again after kill -9`, () => stack.killAndAwaitNext(name, isOpen));

  it('refuses a second stack on the same data folder, and one on a busy port, with a sentence', async () => {
    const sameFolder = await stack.startAnother(['--port', '1', '--data', stack.dataDir]);
    expect(sameFolder).to.match(/已有一套通办在运行/);
    const busyPort = await stack.startAnother(['--port', new URL(stack.url).port, '--data', `${stack.dataDir}/other`]);
    expect(busyPort).to.match(/端口 \d+ 已被占用/);
  });

  it('recovers from kill -9 of the stack itself with its cases', async () => {
    // given
    const before = (await listCases()).length;
    const passwords = stack.demo().accounts.map(({ password }) => password);
    // when
    await stack.end('SIGKILL');
    await stack.start();
    // then
    expect((await listCases()).length).to.equal(before);
    expect(stack.demo().accounts.map(({ password }) => password)).to.eql(passwords);
  });

  it('stops every part at Ctrl-C', async () => {
    const pids = stack.parts().map(({ pid }) => pid);
    await stack.end('SIGINT');
    expect(pids.filter(isAlive)).to.eql([]);
  });
});
