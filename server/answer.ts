import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { ErrorDetail } from '../domain/errors.ts';
import { versionOutdated } from './http-errors.ts';
import { type FileReply, Reply, type Route, type Takeover } from './route.ts';

/** Shown by browsers without running anything; all else is downloaded. */
const INLINE = new Set(['application/pdf', 'image/png', 'image/jpeg']);

type Answer = (result: unknown, req: Request, res: Response) => Promise<void>;

/** How a route's result leaves: JSON, a file, a stream, or nothing. */
export const answerWith = <C>(route: Route<C>, findFaults: (body: unknown) => ErrorDetail[]): Answer => {
  switch (route.answer) {
    case 'nothing':
      return async (_result, _req, res) => void res.status(route.status ?? 204).end();
    case 'file':
      return (result, _req, res) => sendFile(result as FileReply, res);
    case 'events':
      return async (result, _req, res) => (result as Takeover)(res);
    default:
      return async (result, _req, res) => sendJson(result, res, route.status ?? 200, findFaults);
  }
};

const sendJson = (result: unknown, res: Response, status: number, findFaults: (body: unknown) => ErrorDetail[]) => {
  const reply = result instanceof Reply ? result : new Reply(result);
  const faults = findFaults(reply.body);
  if (faults.length > 0) throw new Error(`answer breaks its own schema: ${JSON.stringify(faults)}`);
  res
    .status(reply.status ?? status)
    .set(reply.headers)
    .json(reply.body);
};

const sendFile = async (file: FileReply, res: Response): Promise<void> => {
  const disposition = INLINE.has(file.mediaType) ? 'inline' : 'attachment';
  res.attachment(file.name);
  res.set({
    'Content-Type': file.mediaType,
    'Content-Disposition': String(res.get('Content-Disposition')).replace(/^attachment/, disposition),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN',
  });
  if (Buffer.isBuffer(file.content)) res.send(file.content);
  else await pipeline(file.content, res);
};

/** The ETag of a row version. */
export const etagOf = (version: number): Record<string, string> => ({ ETag: `"${version}"` });

/** The row version a request was made from: `If-Match: "3"`; undefined without the header. */
export const versionOfIfMatch = (header: string | undefined): number | undefined => {
  if (header === undefined) return undefined;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw versionOutdated([{ path: '/If-Match', message: '不是本接口给出的 ETag' }]);
  return Number(match[1]);
};
