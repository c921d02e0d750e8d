import minimapModule from 'diagram-js-minimap';
import { chineseModule } from './chinese/index.ts';
import { imeGuardModule } from './ime-guard/index.ts';
import { partNavigationModule } from './part-navigation/index.ts';

/** What a diagram needs whether it is edited or only looked at. */
export const readingModules = [chineseModule, imeGuardModule, partNavigationModule, minimapModule];
