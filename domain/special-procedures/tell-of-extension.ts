import { getCalendar } from '../calendar/index.ts';
import { listClocks, reckonDates, UNIT_NAMES, type LimitClock } from '../clocks/index.ts';
import { issueDocument } from '../documents/index.ts';
import type { Item, LimitExtension } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notifyApplicant } from '../notifications/index.ts';

export interface ToldExtension {
  caseNo: string;
  reason: string;
  approvalNo: string | undefined;
  clock: LimitClock;
  item: Item;
  extension: LimitExtension;
}

/**
 * The reasons of an extension, in writing and by SMS (行政许可法第四十二条). The document says when the limit will be over, so that day
 * is reckoned before the clock is touched. Returns the document's id.
 */
export const tellOfExtension = async (needs: Needs, told: ToldExtension, actor: Actor): Promise<string> => {
  const { caseNo, reason, approvalNo, clock, item, extension } = told;
  const { budget, legalBasis } = extension;
  const added = { budget, basis: legalBasis, reason, grantedAt: needs.clock.now() };
  const after = reckonDates(await getCalendar(needs), { ...clock, extensions: [...clock.extensions, added] });
  const [dueOn, limitName] = [after.dueAt.toISODate() ?? '', item.limits[clock.limitKey]?.name ?? clock.limitKey];
  const round = (await listClocks(needs, caseNo)).filter(({ extensions }) => extensions.length > 0).length + 1;
  const values = { limitName, added: ` ${budget} ${UNIT_NAMES[clock.unit]}`, legalBasis, reason, approvalNo, dueOn };
  const document = await issueDocument(needs, { caseNo, kind: 'extension-notice', round, values }, actor);
  const notice = { caseNo, template: 'limit-extended', occasion: clock.limitKey } as const;
  await notifyApplicant(needs, { ...notice, values: { limitName, dueOn } }, actor);
  return document.id;
};
