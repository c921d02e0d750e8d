import { StepTemplates } from './StepTemplates.ts';

export const stepTemplatesModule = {
  __init__: ['stepTemplates'],
  stepTemplates: ['type', StepTemplates],
};
