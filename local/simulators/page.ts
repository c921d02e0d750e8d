/** Makes a text safe inside HTML. */
export const escapeHtml = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A text that stays on one line. */
export const oneLine = (text: unknown): string => `<span class="nowrap">${escapeHtml(text)}</span>`;

/** An instant as people in the office read it. */
export const officeTime = (iso: string): string =>
  oneLine(new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }));

/** A button that posts to `action` and comes back to the page. */
export const button = (action: string, label: string, tone: 'primary' | 'plain' = 'plain'): string =>
  `<form method="post" action="${escapeHtml(action)}"><button class="${tone}">${escapeHtml(label)}</button></form>`;

/** Cells may hold HTML made by the functions above; everything else must have been escaped. */
export const table = (heads: string[], rows: string[][]): string => `
  <table><thead><tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join('')}</tr></thead>
  <tbody>${
    rows.length === 0
      ? `<tr><td class="empty" colspan="${heads.length}">暂无记录</td></tr>`
      : rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  }</tbody></table>`;

const STYLE = `
  :root { font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1f2937; background: #f5f7fa }
  body { margin: 0 } main { max-width: 1080px; margin: 0 auto; padding: 24px }
  header { background: var(--tone); color: #fff; padding: 18px 24px } h1 { font-size: 20px; margin: 0 } header p { margin: 4px 0 0; opacity: .85; font-size: 13px }
  table { width: 100%; border-collapse: collapse; background: #fff; border-radius: 8px; overflow: hidden; box-shadow: 0 1px 3px #0001; font-size: 14px }
  th, td { text-align: left; padding: 10px 12px; border-bottom: 1px solid #eef1f5; vertical-align: middle; overflow-wrap: anywhere }
  th { background: #fafbfc; font-weight: 600; white-space: nowrap } td.empty { text-align: center; color: #6b7280; padding: 40px }
  h2 { font-size: 16px; margin: 22px 0 10px } h2:first-child { margin-top: 0 }
  form { display: inline-block; margin: 2px 4px 2px 0 } button { font: inherit; border: 1px solid #cbd5e1; background: #fff; border-radius: 6px; padding: 4px 12px; cursor: pointer; white-space: nowrap }
  button.primary { background: var(--tone); border-color: var(--tone); color: #fff } .card { background: #fff; border-radius: 8px; padding: 24px; margin: 24px auto; max-width: 420px; box-shadow: 0 1px 3px #0001; text-align: center }
  .nowrap { white-space: nowrap } .amount { font-size: 34px; font-weight: 600; margin: 12px 0 } .muted { color: #6b7280; font-size: 13px } pre { white-space: pre-wrap; margin: 0; font: inherit }`;

/** A whole page of a simulator; `body` is HTML. */
export const page = (title: string, hint: string, body: string, tone = '#1677ff'): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>:root { --tone: ${tone} } ${STYLE}</style></head>
<body><header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(hint)}</p></header><main>${body}</main></body></html>`;
