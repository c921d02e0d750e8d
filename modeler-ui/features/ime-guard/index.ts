import { ImeGuard } from './ImeGuard.ts';

export const imeGuardModule = {
  __init__: ['imeGuard'],
  imeGuard: ['type', ImeGuard],
};
