import type { PublicLicence } from './licence-schemas.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const STYLE = `
  body { margin: 0; font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; background: #f2f4f7; color: #1f2937 }
  main { max-width: 520px; margin: 0 auto; padding: 24px 16px } h1 { font-size: 18px; font-weight: 600; margin: 0 0 16px }
  .card { background: #fff; border-radius: 10px; box-shadow: 0 1px 4px #0002; overflow: hidden }
  .state { padding: 20px; font-size: 20px; font-weight: 600; color: #fff; background: #b3261e } .state.valid { background: #1b7f4b } .state.not-yet, .state.suspended { background: #9a6700 }
  dl { margin: 0; padding: 8px 20px 20px } dt { color: #5b6472; font-size: 13px; margin-top: 12px } dd { margin: 2px 0 0; font-size: 16px; word-break: break-all }
  p { color: #5b6472; font-size: 13px; line-height: 1.7 }`;

const wrap = (body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>证照核验</title><style>${STYLE}</style></head><body><main><h1>证照核验</h1>${body}
<p>本页由发证机关的审批平台实时提供。请核对浏览器地址，并与所持证照逐项比对。</p></main></body></html>`;

/** The page a QR code on a licence leads to. */
export const licencePage = (licence: PublicLicence): string => {
  const lines: [string, string][] = [
    ['证照名称', licence.licenceName],
    ['编号', licence.licenceNo],
    ['持证人', licence.holderName],
    ['有效期限', `${licence.validFrom} 至 ${licence.validUntil}`],
    ['发证机关', licence.issuerName],
    ['发证日期', licence.issuedOn],
    ['电子证照标识', licence.identifier],
    ...(licence.changedOn === null ? [] : [[`${licence.stateName}日期`, licence.changedOn] as [string, string]]),
  ];
  const list = lines.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  return wrap(`<div class="card"><div class="state ${licence.state}">${licence.stateName}</div><dl>${list}</dl></div>`);
};

/** The same for an identifier nobody knows. */
export const unknownLicencePage = (): string =>
  wrap(
    '<div class="card"><div class="state">查无此证</div><dl><dd>没有登记过这个标识的证照，请谨防假冒。</dd></dl></div>',
  );
