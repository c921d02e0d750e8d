import { defineError } from '../errors.ts';

// the same refusals whether the filing or its files show it
export { materialMissing, materialUnknown } from '../items/index.ts';

export const fileEmpty = defineError('invalid', 'file-empty', '文件是空的，请重新选择');
export const fileTooLarge = defineError('invalid', 'file-too-large', '文件超过20兆字节，请压缩或拆分后再上传');
export const fileTypeNotAllowed = defineError('invalid', 'file-type-not-allowed', '只接收 PDF、JPEG、PNG 文件');
export const fileDisguised = defineError('invalid', 'file-disguised', '文件扩展名与实际内容不符，请上传原始文件');
export const fileNotStored = defineError('unavailable', 'file-not-stored', '文件暂时无法读取，请稍后再试');
export const uploadNotFound = defineError('invalid', 'upload-not-found', '没有这个已上传的文件，请重新上传');
export const uploadAlreadyUsed = defineError('conflict', 'upload-already-used', '这个已上传的文件已用于另一个办件');
export const materialTypeNotAllowed = defineError('invalid', 'material-type-not-allowed', '这份材料不接收这种文件类型');
export const materialNotDemandable = defineError(
  'invalid',
  'material-not-demandable',
  '这份材料不是电子证照，不能向颁发机关索取',
);
export const materialNotFound = defineError('not-found', 'material-not-found', '没有这份材料');
