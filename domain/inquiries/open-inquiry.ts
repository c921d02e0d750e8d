import { writeAuditLine } from '../audit/index.ts';
import { getOfficeLimit, openClock } from '../clocks/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { getInquiry } from './find-inquiry.ts';
import { findResponsible } from './find-responsible.ts';
import { inquiryNumber, replyLimitOf, type Inquiry } from './inquiry.ts';
import { insertInquiry, takeInquiryCount } from './inquiry-store.ts';

/** As it was asked. Whether the asker may name that case is for the door to know. */
export type OpenInquiry = Pick<Inquiry, 'kind' | 'channel' | 'clientId' | 'about' | 'inquirer' | 'content'>;

/**
 * Takes a consultation or complaint in and starts the limit of its reply (福州市网上办事大厅管理办法第九条: answered within set limits).
 * The clock carries no case number, so that it goes on when the case is closed.
 */
export const openInquiry = async (needs: Needs, input: OpenInquiry, actor: Actor): Promise<Inquiry> => {
  const { kind } = input;
  const departmentId = await findResponsible(needs, input.about);
  const openedAt = needs.clock.now();
  const day = openedAt.toISODate() ?? '';
  const inquiryNo = inquiryNumber(kind, day, await takeInquiryCount(needs, kind, day));
  await insertInquiry(needs, { ...input, inquiryNo, departmentId, openedAt });
  const limitKey = replyLimitOf(kind);
  const limit = await getOfficeLimit(needs, limitKey);
  const subject = { subjectKind: 'inquiry', subjectId: inquiryNo, limitKey, departmentId } as const;
  await openClock(needs, { ...subject, limit, startedAt: openedAt }, actor);
  const details = { kind, channel: input.channel, about: input.about, departmentId };
  await writeAuditLine(needs, { action: 'open-inquiry', subjectKind: 'inquiry', subjectId: inquiryNo, details }, actor);
  await announce(needs, 'desk', departmentId);
  return getInquiry(needs, inquiryNo);
};
