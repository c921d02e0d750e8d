import lintModule from 'bpmn-js-bpmnlint';
import { appendMenuModule } from './append-menu/index.ts';
import { contextPadModule } from './context-pad/index.ts';
import { labelEditingModule } from './label-editing/index.ts';
import { paletteModule } from './palette/index.ts';
import { readableIdsModule } from './readable-ids/index.ts';
import { replaceMenuModule } from './replace-menu/index.ts';
import { stepTemplatesModule } from './step-templates/index.ts';

/** What drawing needs on top of the readingModules. */
export const drawingModules = [
  readableIdsModule,
  stepTemplatesModule,
  appendMenuModule,
  labelEditingModule,
  paletteModule,
  contextPadModule,
  replaceMenuModule,
  lintModule,
];
