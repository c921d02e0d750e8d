import { defineError } from '../errors.ts';

export const modelNotFound = defineError('not-found', 'model-not-found', '没有这个流程模型');
export const modelVersionNotFound = defineError('not-found', 'model-version-not-found', '没有这个流程版本');
export const draftNotFound = defineError('not-found', 'draft-not-found', '没有草稿');
export const draftChanged = defineError('conflict', 'draft-changed', '草稿已被别人保存，请重新打开');
export const modelFileInvalid = defineError('invalid', 'model-file-invalid', '流程模型的文件不符合要求');
export const modelKeyTaken = defineError('conflict', 'model-key-taken', '这个标识已被另一类流程使用');
