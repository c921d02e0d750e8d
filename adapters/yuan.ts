/** 108000 → `1080.00`, as providers that speak yuan want it; exact, without fractions. */
export const yuanOf = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** `1080.00`, `-0.5`, `3` → fen, exact; throws for anything that is no amount. The sign is dropped: a statement shows refunds below zero. */
export const fenOf = (yuan: string): number => {
  const [, whole, decimals = ''] = /^-?(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(yuan.trim()) ?? [];
  if (whole === undefined) throw new Error('not an amount in yuan');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
};
