import { translateToChinese } from './translate-to-chinese.ts';

export const chineseModule = {
  translate: ['value', translateToChinese],
};
