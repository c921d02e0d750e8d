import { getCase } from '../cases/index.ts';
import { announce } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { listAccounts } from '../people/index.ts';
import { type Channel, CHANNEL_NAMES } from './channel.ts';
import { insertDeskMessage } from './desk-message-store.ts';
import { TEMPLATE_NAMES } from './template-names.ts';
import type { Template } from './templates.ts';

export interface UndeliveredNotice {
  id: string;
  caseNo: string;
  channel: Channel;
  template: string;
  /** the platform's word for why; '' when it gave none */
  code: string;
}

const nameOf = (template: string): string => (TEMPLATE_NAMES[template as Template] as string | undefined) ?? '通知';

/** Tells the clerks at the window of a case that its applicant was not reached: the law asks for the telling, not for the sending. */
export const tellWindow = async (needs: Needs, notice: UndeliveredNotice): Promise<void> => {
  const { id, caseNo, channel, template, code } = notice;
  const { modelVersionId } = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const departmentId = item.departments.window;
  const reason = code === '' ? '' : `（${code}）`;
  const text = `“${item.name}”（办件编号${caseNo}）的${nameOf(template)}${CHANNEL_NAMES[channel]}未送达${reason}，请改用电话等方式告知申请人。`;
  for (const { id: accountId, department, roles, isDisabled } of await listAccounts(needs)) {
    if (isDisabled || department?.id !== departmentId || !roles.includes('window-clerk')) continue;
    const message = { accountId, dedupKey: `undelivered:${id}:${accountId}`, text, about: { caseNo } };
    await insertDeskMessage(needs, { ...message, kind: 'notice-undelivered' });
  }
  await announce(needs, 'desk', departmentId);
};
