import { defineError } from '../errors.ts';

export const documentNotFound = defineError('not-found', 'document-not-found', '没有这份文书');
