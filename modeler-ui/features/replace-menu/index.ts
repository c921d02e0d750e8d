import { DialectReplaceProvider } from './DialectReplaceProvider.ts';

export const replaceMenuModule = {
  __init__: ['dialectReplaceMenu'],
  dialectReplaceMenu: ['type', DialectReplaceProvider],
};
