import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import { ALIVE, hasEnded, type Licence, type LicenceContent, type LicenceState } from './licence.ts';

interface LicenceRow {
  id: string;
  case_no: string;
  licence_type: string;
  identifier: string;
  licence_no: string;
  holder_name: string;
  holder_code: string;
  valid_from: string;
  valid_until: string;
  state: LicenceState;
  content: LicenceContent;
  registered_at: Date | null;
}

const COLUMNS =
  "id, case_no, licence_type, identifier, licence_no, holder_name, holder_code, to_char(valid_from, 'YYYY-MM-DD') valid_from, " +
  "to_char(valid_until, 'YYYY-MM-DD') valid_until, state, content, registered_at";

const toLicence = (row: LicenceRow): Licence => ({
  id: row.id,
  caseNo: row.case_no,
  licenceType: row.licence_type,
  identifier: row.identifier,
  licenceNo: row.licence_no,
  holderName: row.holder_name,
  holderCode: row.holder_code,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  state: row.state,
  content: row.content,
  registeredAt: row.registered_at ?? undefined,
});

/** Nothing happens when the case has its licence already. */
export const insertLicence = async (
  { db, clock }: Needs,
  licence: Omit<Licence, 'id' | 'state' | 'registeredAt'>,
): Promise<void> => {
  await db('licences')
    .insert({
      id: randomUUID(),
      case_no: licence.caseNo,
      licence_type: licence.licenceType,
      identifier: licence.identifier,
      licence_no: licence.licenceNo,
      holder_name: licence.holderName,
      holder_code: licence.holderCode,
      valid_from: licence.validFrom,
      valid_until: licence.validUntil,
      state: 'intended',
      content: JSON.stringify(licence.content),
      created_at: clock.now().toJSDate(),
    })
    .onConflict('case_no')
    .ignore();
};

type Which = { case_no: string } | { identifier: string };

export const selectLicence = async ({ db }: Needs, which: Which): Promise<Licence | undefined> => {
  const row: LicenceRow | undefined = await db('licences').where(which).select(db.raw(COLUMNS)).first();
  return row && toLicence(row);
};

export const lockLicence = async ({ db }: Needs, which: Which): Promise<Licence | undefined> => {
  const row: LicenceRow | undefined = await db('licences').where(which).select(db.raw(COLUMNS)).forUpdate().first();
  return row && toLicence(row);
};

/** The first file is kept, whoever printed another. Answers the one that is kept; undefined: the licence has ended meanwhile. */
export const updateLicenceFile = async ({ db }: Needs, id: string, fileHash: string): Promise<string | undefined> => {
  await db('licences')
    .where({ id, state: 'intended' })
    .whereRaw(`content ->> 'fileHash' is null`)
    .update({ content: db.raw(`content || jsonb_build_object('fileHash', ?::text)`, [fileHash]) });
  const row: LicenceRow | undefined = await db('licences').where({ id }).first();
  return row === undefined || hasEnded(row.state) ? undefined : row.content.fileHash;
};

export const updateLicenceRegistered = async ({ db }: Needs, id: string, registeredAt: Date): Promise<boolean> => {
  const changed = await db('licences')
    .where({ id, state: 'intended' })
    .update({ state: 'registered', registered_at: registeredAt });
  return changed === 1;
};

/** false: it had ended before */
export const updateLicenceRevoked = async ({ db }: Needs, id: string): Promise<boolean> => {
  const open = ['intended', ...ALIVE];
  return (await db('licences').where({ id }).whereIn('state', open).update({ state: 'revoked' })) === 1;
};

/** The row is held by the caller, who has checked that the licence may go there. */
export const updateLicenceState = async ({ db }: Needs, id: string, state: LicenceState): Promise<void> => {
  await db('licences').where({ id }).update({ state });
};
