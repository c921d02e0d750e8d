import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { Material, Upload } from './material.ts';

interface MaterialRow {
  id: string;
  case_no: string;
  material_key: string;
  round: number;
  source: Material['source'];
  file_name: string;
  media_type: string;
  size: number;
  content_hash: string;
  licence_identifier: string | null;
  exception_reason: string | null;
  received_at: Date;
}

const toMaterial = (row: MaterialRow): Material => ({
  id: row.id,
  caseNo: row.case_no,
  key: row.material_key,
  round: row.round,
  source: row.source,
  fileName: row.file_name,
  mediaType: row.media_type,
  size: row.size,
  contentHash: row.content_hash,
  licenceIdentifier: row.licence_identifier ?? undefined,
  exceptionReason: row.exception_reason ?? undefined,
  receivedAt: row.received_at,
});

export type NewMaterial = Omit<Material, 'id' | 'receivedAt'> & { receivedFrom: string };

export const insertMaterial = async ({ db, clock }: Needs, material: NewMaterial): Promise<Material> => {
  const [row] = (await db('materials')
    .insert({
      id: randomUUID(),
      case_no: material.caseNo,
      material_key: material.key,
      round: material.round,
      source: material.source,
      file_name: material.fileName,
      media_type: material.mediaType,
      size: material.size,
      content_hash: material.contentHash,
      licence_identifier: material.licenceIdentifier ?? null,
      exception_reason: material.exceptionReason ?? null,
      received_at: clock.now().toJSDate(),
      received_from: material.receivedFrom,
    })
    .returning('*')) as [MaterialRow];
  return toMaterial(row);
};

export const selectMaterials = async ({ db }: Needs, caseNo: string): Promise<Material[]> => {
  const rows: MaterialRow[] = await db('materials')
    .where({ case_no: caseNo })
    .orderBy(['received_at', 'material_key', 'id']);
  return rows.map(toMaterial);
};

export const selectMaterial = async ({ db }: Needs, caseNo: string, id: string): Promise<Material | undefined> => {
  const row: MaterialRow | undefined = await db('materials').where({ case_no: caseNo, id }).first();
  return row && toMaterial(row);
};

export type NewUpload = Omit<Upload, 'id' | 'uploadedAt'> & { clientId: string };

export const insertUpload = async ({ db, clock }: Needs, upload: NewUpload): Promise<Upload> => {
  const { clientId, ...file } = upload;
  const [id, uploadedAt] = [randomUUID(), clock.now().toJSDate()];
  await db('uploads').insert({
    id,
    client_id: clientId,
    file_name: file.fileName,
    media_type: file.mediaType,
    size: file.size,
    content_hash: file.contentHash,
    uploaded_at: uploadedAt,
  });
  return { id, uploadedAt, ...file };
};

interface UploadRow {
  id: string;
  file_name: string;
  media_type: string;
  size: number;
  content_hash: string;
  uploaded_at: Date;
  used_by_case: string | null;
}

/** The upload of this client, held until the transaction ends, so that two filings cannot take it at once. */
export const lockUpload = async (
  { db }: Needs,
  clientId: string,
  id: string,
): Promise<(Upload & { usedByCase: string | undefined }) | undefined> => {
  const row: UploadRow | undefined = await db('uploads').where({ client_id: clientId, id }).forUpdate().first();
  return (
    row && {
      id: row.id,
      fileName: row.file_name,
      mediaType: row.media_type,
      size: row.size,
      contentHash: row.content_hash,
      uploadedAt: row.uploaded_at,
      usedByCase: row.used_by_case ?? undefined,
    }
  );
};

export const updateUploadUsed = async ({ db }: Needs, id: string, caseNo: string): Promise<void> => {
  await db('uploads').where({ id }).update({ used_by_case: caseNo });
};
