import { writeAuditLine } from '../audit/index.ts';
import { recomputeClock, recomputeClocks } from '../clocks/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CalendarImport, ImportSlice } from './calendar-import.ts';
import { lockImport, selectRunningImport, updateImportFinished } from './calendar-import-store.ts';
import { countOpenSlices, lockSlice, updateSlice } from './import-slice-store.ts';

/**
 * The next batch of the recomputation that runs; `false` when there is nothing to do here. The batch and the mark of how far it came
 * are one transaction: whoever is killed has done all of it or nothing, and any number may work side by side.
 */
export const continueImport = async (needs: Needs, { limit }: { limit: number }, actor: Actor): Promise<boolean> => {
  const running = await selectRunningImport(needs);
  if (running === undefined) return false;
  const slice = await lockSlice(needs, running.id);
  if (slice !== undefined) {
    await advance(needs, running, slice, limit);
    return true;
  }
  if ((await countOpenSlices(needs, running.id)) === 0) await finish(needs, running.id, actor);
  return false;
};

const advance = async (needs: Needs, { span }: CalendarImport, slice: ImportSlice, limit: number): Promise<void> => {
  const { postponed, isRead, after, until } = slice;
  const [first, ...others] = postponed;
  if (span !== undefined && !isRead) {
    const done = await recomputeClocks(needs, { stretch: { ...span, after, until }, limit });
    const place = { after: done.next ?? after, isRead: done.next === undefined };
    const { visited, moved } = done;
    await updateSlice(needs, slice, { ...place, postponed: [...postponed, ...done.postponed], visited, moved });
  } else if (first !== undefined) {
    const { visited, moved } = await recomputeClock(needs, first);
    await updateSlice(needs, slice, { after, isRead: true, postponed: others, visited, moved });
  }
};

const finish = async (needs: Needs, importId: string, actor: Actor): Promise<void> => {
  const running = await lockImport(needs, importId);
  if (running?.state !== 'applying' && running?.state !== 'undoing') return;
  const state = running.state === 'applying' ? 'applied' : 'undone';
  await updateImportFinished(needs, importId, state);
  const details = { state, ...running.progress };
  const line = { action: 'finish-calendar-import', subjectKind: 'calendar-import', subjectId: importId, details };
  await writeAuditLine(needs, line, actor);
  await announce(needs, 'desk');
};
