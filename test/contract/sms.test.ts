import { expect } from 'chai';
import { createSmsSender } from '../../adapters/sms-sender.ts';
import type { SmsSender } from '../../domain/notifications/index.ts';
import { FixedClock } from '../support/clock.ts';
import { refusal as refusalOf } from '../support/refusal.ts';
import { startTestSimulator } from '../support/simulators.ts';
import type { TestSimulator } from '../support/simulators.ts';

describe('port SmsSender', () => {
  const clock = new FixedClock();
  let simulator: TestSimulator;
  let sms: SmsSender;

  before(async () => {
    simulator = await startTestSimulator('sms', clock);
  });
  beforeEach(() => {
    sms = createSmsSender({ ...simulator, clock, timeoutMs: 3000 });
  });
  after(() => simulator.close());

  it('sends a message once, however often it is handed over', async () => {
    // given
    const message = { messageKey: 'once', phone: '13800000001', text: '【通办】已受理' };
    // when
    const [first, second] = [await sms.send(message), await sms.send(message)];
    // then
    expect(second).to.deep.equal(first);
    expect(await sms.find('once')).to.deep.equal(first);
    expect(await simulator.ledger('message-sent')).to.have.length(1);
  });

  it('refuses for good what is no phone number', async () => {
    // given
    const message = { messageKey: 'bad', phone: 'not a phone', text: '【通办】' };
    // when
    const refusal = await refusalOf(sms.send(message));
    // then
    expect(refusal).to.include({ kind: 'conflict', code: 'sms-refused' });
  });

  it('finds what was sent before the answer was lost, also after a restart', async () => {
    // given
    await simulator.press('/admin/faults', { kind: 'reset-after-effect' });
    const message = { messageKey: 'lost', phone: '13800000001', text: '【通办】已办结' };
    const refusal = await refusalOf(sms.send(message));
    // when
    await simulator.restart();
    // then
    expect(refusal).to.include({ kind: 'unavailable', code: 'sms-unavailable' });
    expect(await sms.find('lost')).to.include({ messageKey: 'lost' });
    expect(await sms.find('never sent')).to.equal(undefined);
  });
});
