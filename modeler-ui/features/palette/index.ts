import { DialectPaletteProvider } from './DialectPaletteProvider.ts';

export const paletteModule = {
  __init__: ['paletteProvider'],
  paletteProvider: ['type', DialectPaletteProvider],
};
