/** Why a limit may stand still: the closed list of 行政许可法第四十五条. Anything else needs a law that the item names. */
export const SUSPENSION_BASES = {
  hearing: { name: '听证', article: '《行政许可法》第四十五条' },
  bidding: { name: '招标', article: '《行政许可法》第四十五条' },
  auction: { name: '拍卖', article: '《行政许可法》第四十五条' },
  inspection: { name: '检验', article: '《行政许可法》第四十五条' },
  testing: { name: '检测', article: '《行政许可法》第四十五条' },
  quarantine: { name: '检疫', article: '《行政许可法》第四十五条' },
  appraisal: { name: '鉴定', article: '《行政许可法》第四十五条' },
  'expert-review': { name: '专家评审', article: '《行政许可法》第四十五条' },
} as const;
export type SuspensionBasis = keyof typeof SUSPENSION_BASES;

export const isSuspensionBasis = (code: string): code is SuspensionBasis => Object.hasOwn(SUSPENSION_BASES, code);

/** `《行政许可法》第四十五条：专家评审`; what is no code of the list is told as it stands. */
export const suspensionBasisText = (basis: string): string => {
  if (!isSuspensionBasis(basis)) return basis;
  const { name, article } = SUSPENSION_BASES[basis];
  return `${article}：${name}`;
};
