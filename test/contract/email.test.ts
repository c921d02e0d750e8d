import { expect } from 'chai';
import { createSmtpEmailSender } from '../../adapters/smtp-email-sender.ts';
import type { EmailSender } from '../../domain/notifications/index.ts';
import { FixedClock } from '../support/clock.ts';
import { refusal as refusalOf } from '../support/refusal.ts';
import { startTestSimulator } from '../support/simulators.ts';
import type { TestSimulator } from '../support/simulators.ts';

const FROM = '政务服务 <noreply@example.gov.cn>';
const LETTER = {
  to: 'lin@example.cn',
  subject: '【通办】受理通知（办件编号1）',
  text: '林晓峰：\n\n您申请的事项已受理。',
};

describe('port EmailSender', () => {
  let simulator: TestSimulator;
  let email: EmailSender;

  const received = async (messageKey: string) =>
    (await simulator.ledger('email-received'))
      .map((entry) => entry['email'] as Record<string, string>)
      .filter(({ messageId }) => messageId?.startsWith(messageKey));

  before(async () => {
    simulator = await startTestSimulator('email', new FixedClock());
  });
  beforeEach(async () => {
    await fetch(`${simulator.url}/admin/faults`, { method: 'DELETE' });
    email = createSmtpEmailSender({ url: simulator.smtpUrl, from: FROM, timeoutMs: 3000 });
  });
  after(() => simulator.close());

  it('hands a mail over as it is written, under a Message-ID of our key', async () => {
    // when
    await email.send({ messageKey: 'whole', ...LETTER });
    // then
    expect(await received('whole')).to.deep.equal([
      { messageId: 'whole@example.gov.cn', from: '"政务服务" <noreply@example.gov.cn>', ...LETTER },
    ]);
  });

  it('refuses for good what the server will never take', async () => {
    // given
    await simulator.press('/actions/mailboxes/gone@example.cn/close');
    // when
    const refusal = await refusalOf(email.send({ messageKey: 'gone', ...LETTER, to: 'gone@example.cn' }));
    // then
    expect(refusal).to.include({ kind: 'conflict', code: 'email-refused' });
    expect(refusal.details).to.deep.equal([{ path: '', message: 'SMTP 550' }]);
    expect(await received('gone')).to.deep.equal([]);
  });

  for (const kind of ['500', '429', 'reset'])
    it(`may try again later after ${kind}`, async () => {
      // given
      await simulator.press('/admin/faults', { kind });
      // when
      const refusal = await refusalOf(email.send({ messageKey: `later-${kind}`, ...LETTER }));
      await email.send({ messageKey: `later-${kind}`, ...LETTER });
      // then
      expect(refusal).to.include({ kind: 'unavailable', code: 'email-unavailable' });
      expect(await received(`later-${kind}`)).to.have.length(1);
    });

  it('gives a server that does not answer so much time and no more', async () => {
    // given
    const hasty = createSmtpEmailSender({ url: simulator.smtpUrl, from: FROM, timeoutMs: 300 });
    await simulator.press('/admin/faults', { kind: 'timeout-before-effect' });
    // when
    const refusal = await refusalOf(hasty.send({ messageKey: 'silent', ...LETTER }));
    // then
    expect(refusal).to.include({ kind: 'unavailable', code: 'email-unavailable' });
  });

  it('is the same mail when it is sent again after a lost answer, also after a restart', async () => {
    // given
    await simulator.press('/admin/faults', { kind: 'reset-after-effect' });
    const refusal = await refusalOf(email.send({ messageKey: 'lost', ...LETTER }));
    await simulator.restart();
    // when
    await email.send({ messageKey: 'lost', ...LETTER });
    // then
    expect(refusal).to.include({ kind: 'unavailable' });
    expect(new Set((await received('lost')).map(({ messageId }) => messageId))).to.have.property('size', 1);
    expect(await (await fetch(simulator.url)).text()).to.include('同一封来了 2 次');
  });

  it('does not blame the mail for a password that is wrong', async () => {
    // given
    const url = simulator.smtpUrl.replace(simulator.key, 'wrong');
    // when
    const refusal = await refusalOf(createSmtpEmailSender({ url, from: FROM }).send({ messageKey: 'us', ...LETTER }));
    // then
    expect(refusal).to.include({ kind: 'unavailable', code: 'email-unavailable' });
  });

  it('writes to one mailbox, and adds no header, whatever the words hold', async () => {
    // given
    const hostile = {
      to: 'a@example.cn, b@example.cn',
      subject: '通知\r\nBcc: c@example.cn',
      text: '.\r\nRCPT TO:<d@example.cn>',
    };
    // when
    await email.send({ messageKey: 'hostile', ...LETTER, ...hostile }).catch(() => undefined);
    await email.send({ messageKey: 'hostile', ...hostile, to: LETTER.to });
    // then
    const all = await received('hostile');
    expect(all.map(({ to }) => to)).to.not.include.members(['b@example.cn']);
    expect(all.map(({ to }) => to)).to.not.include.members(['c@example.cn']);
    expect(all.at(-1)).to.include({ to: LETTER.to, text: hostile.text.replace('\r', '') });
  });
});
