import type { Needs } from '../needs.ts';
import type { OfficeProfile } from './office-profile.ts';

interface ProfileRow {
  counts_after_hours_as: OfficeProfile['countsAfterHoursAs'];
  opens_at: string;
  closes_at: string;
}

export const selectOfficeProfile = async ({ db }: Needs): Promise<OfficeProfile | undefined> => {
  const row: ProfileRow | undefined = await db('office_profile').first(
    'counts_after_hours_as',
    db.raw(`to_char(opens_at, 'HH24:MI') as opens_at, to_char(closes_at, 'HH24:MI') as closes_at`),
  );
  return row && { countsAfterHoursAs: row.counts_after_hours_as, opensAt: row.opens_at, closesAt: row.closes_at };
};

/** One row, written over. */
export const saveOfficeProfile = async ({ db }: Needs, profile: OfficeProfile): Promise<void> => {
  const columns = {
    counts_after_hours_as: profile.countsAfterHoursAs,
    opens_at: profile.opensAt,
    closes_at: profile.closesAt,
  };
  await db('office_profile').insert(columns).onConflict('only_row').merge();
};
