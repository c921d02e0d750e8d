import { PartNavigation } from './PartNavigation.ts';

export const partNavigationModule = {
  __init__: ['partNavigation'],
  partNavigation: ['type', PartNavigation],
};
