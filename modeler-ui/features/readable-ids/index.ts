import { FlowIdBehavior } from './FlowIdBehavior.ts';
import { ReadableIds } from './ReadableIds.ts';

export const readableIdsModule = {
  __init__: ['flowIdBehavior'],
  bpmnFactory: ['type', ReadableIds],
  flowIdBehavior: ['type', FlowIdBehavior],
};
