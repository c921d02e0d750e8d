import { CALLBACK_FAULTS, type Fault, type Faults, REQUEST_FAULTS } from './faults.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { button, chip, escapeHtml } from './page.ts';

const FAULT_NAMES: Record<Fault['kind'], string> = {
  'timeout-before-effect': '超时，未办理',
  'timeout-after-effect': '超时，其实已办理',
  '500': '服务器错误，未办理',
  '500-after-effect': '服务器错误，其实已办理',
  '429': '请求过多，拒绝',
  slow: '应答迟缓',
  'wrong-json': '应答格式错误',
  'huge-body': '应答过大（8MB）',
  reset: '连接中断，未办理',
  'reset-after-effect': '连接中断，其实已办理',
  duplicate: '重复推送',
  reordered: '乱序推送',
  late: '迟到推送',
  never: '不推送',
  forged: '另推一条伪造签名的',
  replayed: '另推一条一小时前签名的',
  'old-key': '另推一条旧密钥签名的',
  'wrong-amount': '另推一条金额不符的',
  'other-merchant': '另推一条其他接入方的',
};

export interface SideParts {
  faults: Faults;
  ledger: Ledger;
  /** fault kinds that make no sense here */
  without?: readonly Fault['kind'][];
}

const group = (label: string, kinds: readonly Fault['kind'][], without: readonly Fault['kind'][]): string => {
  const offered = kinds
    .filter((kind) => !without.includes(kind))
    .map((kind) => `<option value="${kind}">${escapeHtml(FAULT_NAMES[kind])}</option>`);
  return offered.length === 0 ? '' : `<optgroup label="${label}">${offered.join('')}</optgroup>`;
};

const armed = (faults: Faults): string => {
  const lines = faults.list().map(({ kind, count }) => `<li>${escapeHtml(FAULT_NAMES[kind])} × ${count}</li>`);
  return lines.length === 0 ? '' : `<ul>${lines.join('')}</ul>${button('/actions/faults/clear', '全部取消')}`;
};

/** Faults on demand. */
export const faultPanel = ({ faults, without = [] }: Omit<SideParts, 'ledger'>): string => `<section><h2>故障</h2>
  <form method="post" action="/actions/faults">
    <label>下一次出现<select name="kind">${group('平台来办理时', REQUEST_FAULTS, without)}
      ${group('向平台推送时', CALLBACK_FAULTS, without)}</select></label>
    <div class="pair"><label>次数<input type="number" name="count" value="1" min="1" max="1000"></label>
      <label>份数或毫秒<input type="number" name="amount" value="3" min="1" max="60000"></label></div>
    <button class="primary">预备</button>
  </form>${armed(faults)}</section>`;

const timeOf = (iso: string): string =>
  new Date(iso).toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 8);

const EVENT_NAMES: Record<string, string> = {
  'payment.paid': '到账通知',
  'payment.refunded': '退款通知',
  'payment.refund-failed': '退款失败通知',
  'payment.refund-abnormal': '退款异常通知',
  'parcel.tracked': '邮件轨迹',
  'message.reported': '短信回执',
  'licence.state-changed': '证照状态通知',
};

const nameOf = (ledger: Ledger, eventId: unknown): string => {
  const queued = ledger.entries.find((entry) => entry.type === 'callback-queued' && entry['eventId'] === eventId);
  return EVENT_NAMES[String((queued?.['event'] as { type?: unknown } | undefined)?.type)] ?? '通知';
};

const words = (ledger: Ledger, { type, kind, status, eventId }: LedgerEntry): string | undefined => {
  if (type === 'callback-queued') return `${chip('生成', 'neutral')} ${nameOf(ledger, eventId)}`;
  if (type === 'callback-delivered')
    return `${chip('收下', 'good')} ${nameOf(ledger, eventId)}，答复 ${escapeHtml(status)}`;
  if (type !== 'hostile-sent') return undefined;
  const isRefused = Number(status) >= 400;
  const name = FAULT_NAMES[kind as Fault['kind']].replace('另推一条', '');
  return `${chip(isRefused ? '拒收' : '收下', isRefused ? 'good' : 'bad')} ${escapeHtml(name)}，答复 ${escapeHtml(status)}`;
};

const SHOWN = 30;

const pushPanel = ({ ledger }: SideParts): string => {
  const lines = ledger.entries
    .slice(-SHOWN * 4)
    .toReversed()
    .flatMap((entry) => {
      const text = words(ledger, entry);
      return text === undefined ? [] : [`<li>${text}<time>${timeOf(entry.at)}</time></li>`];
    });
  const list =
    lines.length === 0
      ? '<p class="muted">还没有推送过。</p>'
      : `<ul class="log">${lines.slice(0, SHOWN).join('')}</ul>`;
  return `<section><h2>推送</h2>${list}${button('/actions/callbacks/flush', '补推未收下的')}</section>`;
};

/** Beside every page: faults on demand, and what became of the notices that were pushed. */
export const side = (parts: SideParts): string => faultPanel(parts) + pushPanel(parts);
