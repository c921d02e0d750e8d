import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createSmsSender } from '../../../adapters/sms-sender.ts';
import { createHttpPaymentGateway } from '../../../adapters/http-payment-gateway.ts';
import { openLedger } from '../../../local/simulators/ledger.ts';
import { FixedClock } from '../../support/clock.ts';
import { startTestSimulator } from '../../support/simulators.ts';
import type { SimulatorName, TestSimulator } from '../../support/simulators.ts';
import { until } from '../../support/until.ts';

const clock = new FixedClock();

describe('ledger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-ledger-'));
  const now = () => clock.now().toJSDate();
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what it acknowledged, and drops the line a crash tore', () => {
    // given
    const first = openLedger(folder, now);
    first.append('order-created', { no: 1 });
    first.append('order-paid', { no: 1 });
    first.close();
    appendFileSync(join(folder, 'ledger.jsonl'), '{"seq":3,"type":"order-clo');
    // when
    const second = openLedger(folder, now);
    second.append('order-closed', { no: 1 });
    second.close();
    // then
    const lines = readFileSync(join(folder, 'ledger.jsonl'), 'utf8').trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as { seq: number; type: string });
    expect(entries.map(({ seq, type }) => `${seq} ${type}`)).to.deep.equal([
      '1 order-created',
      '2 order-paid',
      '3 order-closed',
    ]);
  });
});

describe('simulator pages', () => {
  const pages: [SimulatorName, string][] = [
    ['payment', '支付平台'],
    ['licences', '电子证照库'],
    ['courier', '快递平台'],
    ['sms', '短信平台'],
    ['email', '邮件服务器'],
  ];
  for (const [name, title] of pages)
    it(`shows what ${name} holds`, async () => {
      // given
      const simulator = await startTestSimulator(name, clock);
      // when
      const response = await fetch(simulator.url);
      // then
      expect(response.status).to.equal(200);
      expect(await response.text()).to.include(`<h1>${title}`);
      await simulator.close();
    });

  it('arms and clears faults from the page, and shows them', async () => {
    // given
    const simulator = await startTestSimulator('sms', clock);
    const post = (path: string, body = '') =>
      fetch(simulator.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' },
        body,
      });
    // when
    const shown = await (await post('/actions/faults', 'kind=duplicate&count=2&amount=50')).text();
    const armed: unknown = await (await fetch(`${simulator.url}/admin/faults`)).json();
    const after = await (await post('/actions/faults/clear')).text();
    // then
    expect(armed).to.deep.equal([{ kind: 'duplicate', count: 2, times: 50, delayMs: 1000 }]);
    expect(shown).to.include('重复推送 × 2');
    expect(after).not.to.include('重复推送 × 2');
    await simulator.close();
  });

  it('delivers messages by themselves once told to, those that wait included, also after a restart', async () => {
    // given
    const simulator = await startTestSimulator('sms', clock);
    const sms = createSmsSender({ ...simulator, clock });
    await sms.send({ messageKey: 'waiting', phone: '13800000001', text: '【通办】已受理' });
    // when
    await simulator.press('/actions/auto/on');
    await simulator.restart();
    // then
    expect((await sms.find('waiting'))?.report?.status).to.equal('delivered');
    expect(await (await fetch(simulator.url, { headers: { connection: 'close' } })).text()).to.include('自动送达');
    await simulator.close();
  });

  it('shows names as text, whatever they are', async () => {
    // given
    const simulator = await startTestSimulator('payment', clock);
    const gateway = createHttpPaymentGateway({ ...simulator, clock });
    const subject = '<script>alert(1)</script>';
    // when
    const { payUrl } = await gateway.createOrder({ orderNo: 'x', amountFen: 1, subject, expiresAt: '' });
    const pages = [await (await fetch(simulator.url)).text(), await (await fetch(payUrl)).text()];
    // then
    for (const html of pages) expect(html).not.to.include('<script>');
    await simulator.close();
  });
});

describe('callbacks of a simulator', () => {
  let receiver: Server;
  let simulator: TestSimulator;
  let received: { eventId: string; merchantOrderNo: string }[];
  let status: number;
  let answering: Promise<void>;

  const newOrder = async (orderNo: string) => {
    const order = { orderNo, amountFen: 100, subject: '费', expiresAt: '' };
    await createHttpPaymentGateway({ ...simulator, clock }).createOrder(order);
  };
  const pay = (orderNo: string) => simulator.press(`/actions/orders/${orderNo}/pay`);
  const flush = () => simulator.press('/admin/callbacks/flush');

  before(async () => {
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString()) as (typeof received)[number]);
        void answering.then(() => response.writeHead(status).end());
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(async () => {
    [received, status, answering] = [[], 200, Promise.resolve()];
    const { port } = receiver.address() as AddressInfo;
    simulator = await startTestSimulator('payment', clock, `http://127.0.0.1:${port}/`);
  });
  afterEach(() => simulator.close());
  after(async () => {
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  it('are told again under the same id until somebody takes them, also after a restart', async () => {
    // given
    status = 503;
    await newOrder('a');
    await pay('a');
    await flush();
    await simulator.restart();
    // when
    status = 200;
    const answer = await flush();
    // then
    expect(answer).to.deep.equal({ untold: 0 });
    expect(received.length).to.be.greaterThan(1);
    expect(new Set(received.map(({ eventId }) => eventId)).size).to.equal(1);
    expect(await simulator.ledger('callback-delivered')).to.have.length(1);
  });

  it('that are under way when it stops are waited for, and not told again', async () => {
    // given
    let answer = (): void => undefined;
    answering = new Promise((resolve) => (answer = resolve));
    await newOrder('a');
    await pay('a');
    await until(() => received.length === 1);
    // when
    const restarted = simulator.restart();
    answer();
    await restarted;
    await flush();
    // then
    expect(received).to.have.length(1);
    expect(await simulator.ledger('callback-delivered')).to.have.length(1);
  });

  it('come in another order when told to', async () => {
    // given
    await simulator.press('/admin/faults', { kind: 'reordered' });
    for (const no of ['first', 'second']) await newOrder(no);
    // when
    await pay('first');
    await pay('second');
    await flush();
    // then
    expect(received.map(({ merchantOrderNo }) => merchantOrderNo).slice(0, 1)).to.deep.equal(['second']);
    expect(new Set(received.map(({ merchantOrderNo }) => merchantOrderNo))).to.deep.equal(new Set(['first', 'second']));
  });

  it('fail as a seed says, the same way every time', async () => {
    // given
    const strikes = async (): Promise<string> => {
      await simulator.press('/admin/faults', { seed: 7, rate: 0.5, kinds: ['500'] });
      const gateway = createHttpPaymentGateway({ ...simulator, clock });
      const results = [];
      for (let i = 0; i < 12; i++)
        results.push(
          await gateway.findOrder('x').then(
            () => '.',
            () => 'x',
          ),
        );
      return results.join('');
    };
    // when
    const [first, second] = [await strikes(), await strikes()];
    // then
    expect(second).to.equal(first);
    expect(first).to.include('x').and.include('.');
  });
});
