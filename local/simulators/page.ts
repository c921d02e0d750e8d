import { STYLE } from './page-style.ts';

/** Makes a text safe inside HTML. */
export const escapeHtml = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A text that stays on one line. */
export const oneLine = (text: unknown): string => `<span class="nowrap">${escapeHtml(text)}</span>`;

/** An instant as people in the office read it. */
export const officeTime = (iso: string): string =>
  oneLine(new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }));

/** A button that posts to `action` and comes back to the page; `fields` go along. */
export const button = (
  action: string,
  label: string,
  tone: 'primary' | 'plain' = 'plain',
  fields: Record<string, string> = {},
): string => {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<form method="post" action="${escapeHtml(action)}">${hidden.join('')}<button class="${tone}">${escapeHtml(label)}</button></form>`;
};

/** A state in a frame: `waiting` for somebody, `good` or `bad` as an end, else neutral. */
export const chip = (label: string, mood: 'waiting' | 'good' | 'bad' | 'neutral'): string =>
  `<span class="chip ${mood}">${escapeHtml(label)}</span>`;

/** Cells may hold HTML made by the functions above; everything else must have been escaped. */
export const table = (heads: string[], rows: string[][], nothing = '暂无记录'): string => `
  <table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
  <tbody>${
    rows.length === 0
      ? `<tr><td class="empty" colspan="${heads.length}">${escapeHtml(nothing)}</td></tr>`
      : rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  }</tbody></table>`;

/** A whole page of a simulator; `body` and `side` are HTML. */
export const page = (title: string, hint: string, body: string, tone = '#1f4e79', side = ''): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>:root { --tone: ${tone} } ${STYLE}</style></head>
<body><header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(hint)}</p><a href="">刷新</a></header>
<div class="${side === '' ? 'alone' : 'beside'}"><main>${body}</main>${side === '' ? '' : `<aside>${side}</aside>`}</div></body></html>`;
