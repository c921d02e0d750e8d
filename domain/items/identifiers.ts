const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

const isDay = (yyyymmdd: string): boolean => {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)].map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day && year >= 1880
  );
};

/** 公民身份号码, GB 11643: structure, a real day of birth, check digit. */
export const isIdNumber = (text: string): boolean => {
  if (!/^[1-9]\d{16}[\dX]$/.test(text) || !isDay(text.slice(6, 14))) return false;
  return '10X98765432'[sum(idWeights.map((weight, index) => weight * Number(text[index]))) % 11] === text[17];
};

// Codes given out while the scheme was tried in Fujian fail the check and are valid all the same.
const pilotCode = /^91350[0-9A-Z]{3}M000[01][0-9A-Z]{5}$/;

/** A code of the Fujian pilot: valid, although its check character may be wrong. */
export const isPilotUscc = (text: string): boolean => pilotCode.test(text);

/** 统一社会信用代码, GB 32100: structure and check character, or a code of the Fujian pilot. */
export const isUscc = (text: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  if (pilotCode.test(text)) return true;
  let weight = 1;
  let total = 0;
  for (const character of text.slice(0, 17)) {
    total += usccAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet[(31 - (total % 31)) % 31] === text[17];
};

/** 实施编码: USCC of the authority, level 1–7, basic code of 12 digits. */
export const isImplementationCode = (text: string): boolean =>
  /^[0-9A-Z]{18}[1-7]\d{12}$/.test(text) && isUscc(text.slice(0, 18));
