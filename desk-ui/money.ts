const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });

/** 108000 → ¥1,080.00 */
export const yuanOf = (fen: number): string => yuan.format(fen / 100);

/** `80.5` → 8050; undefined when it is no amount in yuan with at most two decimals. */
export const fenOf = (text: string): number | undefined => {
  const [, whole, decimals = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
};
