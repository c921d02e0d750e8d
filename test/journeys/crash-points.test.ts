import { expect } from 'chai';
import * as act from '../../local/demo/acts.ts';
import type { Act } from '../../local/demo/acts.ts';
import { drainStack } from '../../local/parts/drain-stack.ts';
import { crashEngineAt, crashEverywhere } from '../support/crashes.ts';
import type { Crashes } from '../support/crashes.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

/** One act may lead past a dozen points, each with a death and a new start. */
const PATIENCE_MS = 600_000;
const MOST_ATTEMPTS = 5;

const MOST_CASES = 3;

const STORY: readonly Act[] = [
  ...[act.askForSupplement, act.answerSupplement, act.accept, act.inspect, act.cosign],
  ...[act.reviewRoad, act.reviewTraffic, act.confirmRoad, act.confirmTraffic, act.grant],
  ...[act.pay, act.collect, act.transport, act.deliver],
];

const around = (name: string, of: readonly string[]): string[] => of.map((kind) => `${name}:${kind}`);
const EFFECTS = ['request-payment', 'issue-licence', 'dispatch-courier'];
const TOPICS = [
  ...['issue-supplement-notice', 'receive-supplement', 'record-acceptance', 'record-inspection', 'summarise-reviews'],
  ...['record-decision', 'request-payment', 'issue-licence', 'complete-case', 'dispatch-courier', 'record-delivery'],
];
const COMMANDS = ['start-process', 'complete-task', 'correlate-message'];

/** Where the worker must have died: a label that is not reached any more would prove nothing. */
const WORKER_LABELS = [
  ...['relay-before-deliver', 'relay-delivered', 'relay-settled'].flatMap((name) => around(name, COMMANDS)),
  ...['topic-begun', 'topic-done', 'topic-completed'].flatMap((name) => around(name, TOPICS)),
  ...['effect-intended', 'effect-sent', 'effect-answered', 'effect-confirmed'].flatMap((name) => around(name, EFFECTS)),
  ...['feed-taken', 'feed-recorded', 'notification-sent'],
];
/** Around every kind of call to the engine: just before, with the call as good as under way, and just after. */
const ENGINE_LABELS = [
  ...['relay-before-deliver', 'relay-delivered'].flatMap((name) => around(name, COMMANDS)),
  'topic-done:record-acceptance',
];
const SERVER_LABELS = [
  'case-committed',
  'decision-committed',
  'callback-committed:payment-gateway',
  'callback-committed:courier',
];

describe('journeys/crash-points', function () {
  this.timeout(1_800_000);
  let scene: Scene;

  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  /** What a dead worker had taken is sent by the next one. */
  const everythingTold = async (): Promise<void> => {
    await until(async () => (await scene.stack.db('notifications').where({ state: 'pending' })).length === 0);
  };
  const drain = () => drainStack(scene.stack.db, scene.stack.engine, PATIENCE_MS);

  /** As a person would: when the page does not answer, wait until it does, look, and do it again if it was not done. */
  const insist = async (server: Crashes, doIt: () => Promise<void>): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await doIt();
      } catch (error) {
        // it had been kept although its answer was lost: the step is no longer there, the order no longer payable
        if (!(error instanceof TypeError) && attempt > 1) return;
        if (!(error instanceof TypeError) || attempt > MOST_ATTEMPTS) throw error;
        await server.alive();
        await drain();
      }
    }
  };

  const play = async (server: Crashes, key = 'crash-points-1'): Promise<string> => {
    let caseNo = '';
    const filing = await scene.prepareFiling();
    await insist(server, async () => {
      caseNo = (await scene.office.portal.fileCase(filing, key)).caseNo;
    });
    await drain();
    for (const one of STORY) {
      await insist(server, () => one(scene.office, caseNo, scene.now().toISODate() ?? ''));
      await drain();
    }
    return caseNo;
  };

  /** Everything once for each of these cases: in our books, in the engine's, and in those of the outside systems. */
  const expectBooksRight = async (caseNos: readonly string[]): Promise<void> => {
    for (const caseNo of caseNos) {
      expect(await scene.stateOf(caseNo)).to.equal('delivered');
      expect(await scene.rootInstances(caseNo), 'root instances').to.equal(1);
      expect(await scene.repeatedEvents(caseNo), 'events told twice').to.deep.equal([]);
      expect(await scene.countOf('tasks', caseNo), 'tasks').to.equal(9);
    }
    const { db } = scene.stack;
    expect((await db('cases')).length, 'cases').to.equal(caseNos.length);
    expect((await db('tasks').whereNot({ state: 'done' })).length, 'tasks not done').to.equal(0);
    expect((await db('incidents').where({ state: 'open' })).length, 'incidents').to.equal(0);
    for (const type of ['order-created', 'order-paid'])
      expect(await scene.ledgerCount('payment-gateway', type), type).to.equal(caseNos.length);
    // the repository holds licences of others from the beginning
    const { identifier } = await db('licences').first('identifier');
    const issuer = String(identifier).split('.').slice(0, 7).join('.');
    expect(await scene.ledgerCount('licence-repository', 'licence-registered', issuer)).to.equal(caseNos.length);
    expect(await scene.ledgerCount('courier', 'parcel-ordered')).to.equal(caseNos.length);
    expect(await scene.ledgerCount('sms', 'message-sent'), 'SMS').to.equal((await db('notifications')).length);
  };

  it('loses nothing and does nothing twice when worker and server die at every labelled point of one case', async () => {
    // given
    const worker = await crashEverywhere(scene.stack, 'worker');
    const server = await crashEverywhere(scene.stack, 'server');
    const missed = () => [
      ...WORKER_LABELS.filter((label) => !worker.reached().includes(label)),
      ...SERVER_LABELS.filter((label) => !server.reached().includes(label)),
    ];
    // when: a worker that dies at one point may pass over another it had just come to; a further case strikes those
    const caseNos = [await play(server)];
    while (missed().length > 0 && caseNos.length < MOST_CASES)
      caseNos.push(await play(server, `crash-points-${caseNos.length + 1}`));
    await worker.end();
    await server.end();
    await drain();
    await everythingTold();
    // then
    expect(missed(), 'labels not reached').to.deep.equal([]);
    expect(worker.count()).to.be.at.least(WORKER_LABELS.length);
    await expectBooksRight(caseNos);
  });

  it('loses nothing and does nothing twice when the engine dies around its calls', async () => {
    // given
    const engine = await crashEngineAt(scene.stack, ENGINE_LABELS);
    // when
    const caseNo = await play(engine);
    await engine.end();
    await drain();
    await everythingTold();
    // then
    expect(
      ENGINE_LABELS.filter((label) => !engine.reached().includes(label)),
      'labels not reached',
    ).to.deep.equal([]);
    expect(engine.count()).to.be.at.least(ENGINE_LABELS.length);
    await expectBooksRight([caseNo]);
  });
});
