import { DialectContextPadProvider } from './DialectContextPadProvider.ts';

export const contextPadModule = {
  __init__: ['dialectContextPad'],
  dialectContextPad: ['type', DialectContextPadProvider],
};
