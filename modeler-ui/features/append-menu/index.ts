import { AppendMenuProvider } from './AppendMenuProvider.ts';

export const appendMenuModule = {
  __init__: ['appendMenu'],
  appendMenu: ['type', AppendMenuProvider],
};
