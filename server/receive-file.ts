import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import multer from 'multer';
import { malformedUpload, mediaTypeNotSupported } from './http-errors.ts';
import type { IncomingFile } from './route.ts';

const FIELDS = { fields: 10, fieldSize: 10_000, fieldNameSize: 100, parts: 20, headerPairs: 50 };

/** Puts the one file of a multipart request into quarantine under a name of ours and leaves it in `res.locals.file`. */
export const receiveFile = (settings: { quarantineFolder: string; uploadLimit: number }): RequestHandler => {
  mkdirSync(settings.quarantineFolder, { recursive: true, mode: 0o700 });
  const take = multer({
    dest: settings.quarantineFolder,
    limits: { ...FIELDS, files: 1, fileSize: settings.uploadLimit },
    defParamCharset: 'utf8',
  }).single('file');
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) throw mediaTypeNotSupported();
    take(req, res, (error: unknown) => {
      if (error) return next(error);
      if (!req.file) return next(malformedUpload([{ path: '/file', message: '缺少文件' }]));
      res.locals.file = {
        path: req.file.path,
        name: req.file.originalname,
        size: req.file.size,
      } satisfies IncomingFile;
      // multer's fields have no prototype, which a schema does not expect
      req.body = { ...(req.body as Record<string, unknown>) };
      next();
    });
  };
};

/** Quarantine holds a file only while its request runs; whoever accepted it has moved or copied it. */
export const removeFile = async (file: IncomingFile): Promise<void> => {
  if (file.path !== '') await rm(file.path, { force: true });
};
