import { fileTypeFromBuffer } from 'file-type';
import { cleanFileName, MAX_FILE_SIZE } from './material.ts';
import { fileDisguised, fileEmpty, fileTooLarge, fileTypeNotAllowed } from './material-errors.ts';

/** Media types taken in, and the extensions that go with each. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

export interface InspectedFile {
  fileName: string;
  mediaType: string;
}

const extensionOf = (name: string): string => (name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '');

/** Finds the media type from the content; refuses what is empty, too large, of another type, or named as something else. */
export const inspectFile = async (bytes: Uint8Array, givenName: string): Promise<InspectedFile> => {
  if (bytes.length === 0) throw fileEmpty();
  if (bytes.length > MAX_FILE_SIZE) throw fileTooLarge();
  const name = cleanFileName(givenName);
  const extension = extensionOf(name);
  const claimed = Object.entries(ALLOWED).find(([, extensions]) => extensions.includes(extension))?.[0];
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (claimed && claimed !== mediaType)
    throw fileDisguised([{ path: '/file', message: `扩展名 .${extension} 与内容不符` }]);
  const extensions = ALLOWED[mediaType];
  if (!extensions) throw fileTypeNotAllowed();
  if (extension === '') return { fileName: `${name}.${extensions[0]}`, mediaType };
  if (!claimed) throw fileDisguised([{ path: '/file', message: `扩展名 .${extension} 与内容不符` }]);
  return { fileName: name, mediaType };
};
