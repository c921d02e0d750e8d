import type { Needs } from '../needs.ts';
import { stillHinted } from './hint-store.ts';
import type { LicenceMetadata } from './licence-repository.ts';
import type { StockLicence, StockLicenceState } from './stock-licence.ts';

interface StockRow {
  identifier: string;
  seq: number;
  push_no: string;
  metadata: LicenceMetadata;
  file_hash: string;
  state: StockLicenceState;
  refusal: string | null;
}

const toStock = (row: StockRow): StockLicence => ({
  identifier: row.identifier,
  seq: row.seq,
  pushNo: row.push_no,
  metadata: row.metadata,
  fileHash: row.file_hash,
  state: row.state,
  refusal: row.refusal ?? undefined,
});

/** false: a licence with this identifier was handed in before */
export const insertStock = async (
  { db, clock }: Needs,
  stock: Pick<StockLicence, 'identifier' | 'pushNo' | 'metadata' | 'fileHash'> & { createdBy: string },
): Promise<boolean> => {
  const inserted: unknown[] = await db('stock_licences')
    .insert({
      identifier: stock.identifier,
      push_no: stock.pushNo,
      metadata: JSON.stringify(stock.metadata),
      file_hash: stock.fileHash,
      state: 'intended',
      created_at: clock.now().toJSDate(),
      queried_at: clock.now().toJSDate(),
      created_by: stock.createdBy,
    })
    .onConflict('identifier')
    .ignore()
    .returning('identifier');
  return inserted.length === 1;
};

export const selectStock = async (
  { db }: Needs,
  which: { identifier: string } | { push_no: string },
): Promise<StockLicence | undefined> => {
  const row: StockRow | undefined = await db('stock_licences').where(which).first();
  return row && toStock(row);
};

/** Held until the transaction ends. */
export const lockStock = async ({ db }: Needs, identifier: string): Promise<StockLicence | undefined> => {
  const row: StockRow | undefined = await db('stock_licences').where({ identifier }).forUpdate().first();
  return row && toStock(row);
};

/** A refused licence is handed in anew. The row is held by the caller. */
export const updateStockCorrected = async (
  { db, clock }: Needs,
  stock: Pick<StockLicence, 'identifier' | 'seq' | 'pushNo' | 'metadata' | 'fileHash'>,
): Promise<void> => {
  const given = { seq: stock.seq, push_no: stock.pushNo, file_hash: stock.fileHash };
  await db('stock_licences')
    .where({ identifier: stock.identifier, state: 'refused' })
    .update({
      ...{ ...given, metadata: JSON.stringify(stock.metadata), state: 'intended' },
      ...{ refusal: null, pushed_at: null, queried_at: clock.now().toJSDate(), settled_at: null },
    });
};

export const selectUnpushed = async ({ db }: Needs, limit: number): Promise<StockLicence[]> => {
  const rows: StockRow[] = await db('stock_licences').where({ state: 'intended' }).orderBy('created_at').limit(limit);
  return rows.map(toStock);
};

/** By the push number, as whatever is told of a push: it says nothing of a later one. */
export const updateStockPushed = async ({ db, clock }: Needs, pushNo: string): Promise<void> => {
  const now = clock.now().toJSDate();
  await db('stock_licences')
    .where({ push_no: pushNo, state: 'intended' })
    .update({ state: 'pushed', pushed_at: now, queried_at: stillHinted(db, now) });
};

/** Takes up to `limit` pushed licences nobody has told us about since `before`, the hinted ones first. */
export const takeSilentStock = async ({ db, clock }: Needs, before: Date, limit: number): Promise<StockLicence[]> => {
  const { rows } = await db.raw<{ rows: StockRow[] }>(
    `update stock_licences set queried_at = ? where identifier in (
       select identifier from stock_licences where state = 'pushed' and (queried_at is null or queried_at <= ?)
       order by queried_at nulls first limit ? for update skip locked)
     returning *`,
    [clock.now().toJSDate(), before, limit],
  );
  return rows.map(toStock);
};

export const updateStockHinted = async ({ db }: Needs, pushNo: string): Promise<boolean> =>
  (await db('stock_licences').where({ push_no: pushNo }).whereIn('state', ['intended', 'pushed']).update({
    queried_at: null,
  })) === 1;

/** false: it was settled before */
export const updateStockSettled = async (
  { db, clock }: Needs,
  pushNo: string,
  { state, refusal }: { state: 'registered' | 'refused'; refusal?: string | undefined },
): Promise<boolean> => {
  const changed = await db('stock_licences')
    .where({ push_no: pushNo })
    .whereIn('state', ['intended', 'pushed'])
    .update({ state, refusal: refusal?.slice(0, 500) ?? null, settled_at: clock.now().toJSDate() });
  return changed === 1;
};
