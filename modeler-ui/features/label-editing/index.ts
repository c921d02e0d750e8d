import { QuietLabelEditingProvider } from './QuietLabelEditingProvider.ts';

export const labelEditingModule = {
  labelEditingProvider: ['type', QuietLabelEditingProvider],
};
