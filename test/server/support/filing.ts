import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import type { TestServer } from './test-server.ts';

/** The smallest thing that is a PDF by its content. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

const SAMPLE = join(import.meta.dirname, '../../../processes/road-occupation/sample-filing.json');

const UPLOADED = ['planning-approval', 'design-documents', 'traffic-plan', 'restoration-plan'];

export interface Portal {
  token: string;
  get(path: string): supertest.Test;
  post(path: string): supertest.Test;
}

/** Somebody with an API key. */
export const portalOf = (server: TestServer, token: string): Portal => {
  const call = (method: 'get' | 'post') => (path: string) =>
    supertest(server.app)[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
  return { token, get: call('get'), post: call('post') };
};

export const upload = async (portal: Portal, name = '材料.pdf', content = PDF): Promise<string> => {
  const { body, status } = await portal.post('/uploads').attach('file', content, name);
  if (status !== 201) throw new Error(`upload failed: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
};

/** The sample filing of the repository with a file uploaded for every material that needs one. */
export const sampleFiling = async (portal: Portal): Promise<Record<string, unknown>> => {
  const materials = [{ key: 'application-form' } as { key: string; uploadId?: string }];
  for (const key of UPLOADED) materials.push({ key, uploadId: await upload(portal, `${key}.pdf`) });
  return { ...(JSON.parse(readFileSync(SAMPLE, 'utf8')) as object), materials };
};

/** Files the sample and returns the case number. */
export const fileSample = async (portal: Portal, change: Record<string, unknown> = {}): Promise<string> => {
  const filing = { ...(await sampleFiling(portal)), ...change };
  const { body, status } = await portal.post('/cases').set('Idempotency-Key', randomUUID()).send(filing);
  if (status !== 201) throw new Error(`filing failed: ${JSON.stringify(body)}`);
  return (body as { caseNo: string }).caseNo;
};
