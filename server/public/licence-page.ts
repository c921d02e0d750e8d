import { LICENCE_PAGE_STYLE } from './licence-page-style.ts';
import type { PublicLicence } from './licence-schemas.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const SEAL =
  '<svg viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="7" fill="#b3261e"/><text x="20" y="28" text-anchor="middle" font-size="22" font-weight="700" fill="#fff" font-family="serif">通</text></svg>';

type Tone = 'good' | 'wait' | 'bad';

const MARKS: Readonly<Record<Tone, string>> = {
  good: 'M14 27l9 9 16-18',
  wait: 'M26 14v14M26 36v1',
  bad: 'M17 17l18 18M35 17L17 35',
};

const verdict = (tone: Tone, title: string, text: string): string =>
  `<div class="verdict ${tone}"><svg viewBox="0 0 52 52" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
<circle cx="26" cy="26" r="23" stroke-width="2.5"/><path d="${MARKS[tone]}"/></svg><div role="status"><strong>${title}</strong><span>${text}</span></div></div>`;

const wrap = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} - 证照核验</title><style>${LICENCE_PAGE_STYLE}</style></head>
<body><header><div>${SEAL}<a href="/public/licences">电子证照核验</a></div></header><main>${body}</main></body></html>`;

/** What each state means to whoever is shown the licence. */
const MEANING: Readonly<Record<PublicLicence['state'], [Tone, string]>> = {
  valid: ['good', '证照已经登记，在有效期内。'],
  'not-yet': ['wait', '证照已经登记，有效期还没有开始。'],
  expired: ['bad', '证照的有效期已经届满。'],
  suspended: ['wait', '证照已被暂扣，暂扣期间不得从事所许可的活动。'],
  revoked: ['bad', '发证机关已经撤销这项许可，证照不再有效。'],
  withdrawn: ['bad', '发证机关已经撤回这项许可，证照不再有效。'],
  forfeited: ['bad', '证照已被吊销，不再有效。'],
  cancelled: ['bad', '这项许可已经注销，证照不再有效。'],
};

const fact = (name: string, value: string, isWide = false): string =>
  `<div${isWide ? ' class="wide"' : ''}><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`;

/** The page a QR code on a licence leads to; `now` is when the register was asked, e.g. 2026-03-02 09:00. */
export const licencePage = (licence: PublicLicence, now: string): string => {
  const { state, stateName, changedOn } = licence;
  const [tone, meaning] = MEANING[state];
  const facts = [
    fact('证照名称', licence.licenceName),
    fact('编号', licence.licenceNo),
    fact('持证人', licence.holderName),
    fact('有效期限', `${licence.validFrom} 至 ${licence.validUntil}`),
    fact('发证机关', licence.issuerName),
    fact('发证日期', licence.issuedOn),
    ...(changedOn === null ? [] : [fact(`${stateName.replace(/[已中]/g, '')}日期`, changedOn)]),
    fact('核验时间', now),
    fact('电子证照标识', licence.identifier, true),
  ];
  return wrap(
    stateName,
    `<div class="card">${verdict(tone, stateName, meaning)}<dl>${facts.join('')}</dl></div>
<p class="note">本页由发证机关的审批平台实时提供。请核对浏览器地址，并与所持证照逐项比对；任何一项不一致的，应当向发证机关核实。<a href="/public/licences">核验另一份证照</a></p>`,
  );
};

const searchCard = (given: string, before = ''): string =>
  `<div class="card">${before}<form action="/public/licences" method="get"><label for="identifier">电子证照标识</label>
<div class="row"><input id="identifier" name="identifier" required maxlength="300" autocomplete="off" spellcheck="false" placeholder="1.2.156.3005.2. ……" value="${escapeHtml(given)}"><button>核验</button></div>
<p class="note">用手机扫描证照右下角的二维码可以直接核验；也可以在这里输入证照下方的电子证照标识，或者粘贴二维码里的地址。</p></form></div>`;

/** Where somebody without a QR code begins. */
export const searchPage = (): string => wrap('查询', searchCard(''));

/** For an identifier nobody knows; `isMistyped`: its check character does not fit. */
export const unknownLicencePage = (given: string, isMistyped: boolean): string => {
  const text = isMistyped ? '标识不完整或者校验位不符，请逐字核对后再查。' : '没有登记过这个标识的证照，请谨防假冒。';
  return wrap('查无此证', searchCard(given, verdict('bad', '查无此证', text)));
};

/** For an address that asks too often. */
export const tooOftenPage = (): string =>
  wrap('查询过于频繁', `<div class="card">${verdict('wait', '查询过于频繁', '请一分钟以后再试。')}</div>`);
