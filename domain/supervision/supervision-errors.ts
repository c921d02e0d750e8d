import { defineError } from '../errors.ts';

export const warningNotFound = defineError('not-found', 'warning-not-found', '没有这条升级预警');
