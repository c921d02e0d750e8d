const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** Up to four digits: 1008 → 壹仟零捌. */
const groupInWords = (group: number): string => {
  const digits = String(group).padStart(4, '0');
  const words = [...digits].map((digit, index) =>
    digit === '0' ? '零' : (DIGITS[Number(digit)] ?? '') + UNITS[3 - index],
  );
  return words.join('').replace(/零+/g, '零').replace(/零$/, '');
};

const yuanInWords = (yuan: number): string => {
  let words = '';
  for (let left = yuan, level = 0; left > 0; left = Math.trunc(left / 10_000), level += 1) {
    const group = groupInWords(left % 10_000);
    const isGap = group === '' && words !== '' && !words.startsWith('零');
    words = (group === '' ? '' : group + (GROUPS[level] ?? '')) + (isGap ? '零' : '') + words;
  }
  return words.replace(/^零/, '');
};

/** 人民币大写: 108000 → 壹仟零捌拾元整 (as written on receipts and cheques). */
export const fenInWords = (fen: number): string => {
  const [yuan, jiao, rest] = [Math.trunc(fen / 100), Math.trunc(fen / 10) % 10, fen % 10];
  const whole = yuan === 0 ? '' : `${yuanInWords(yuan)}元`;
  const tenths = jiao === 0 ? (yuan > 0 && rest > 0 ? '零' : '') : `${DIGITS[jiao]}角`;
  const cents = rest === 0 ? '' : `${DIGITS[rest]}分`;
  return whole + tenths + cents + (rest === 0 ? '整' : '');
};
