import { writeAuditLine } from '../audit/index.ts';
import type { ErrorDetail } from '../errors.ts';
import type { Actor, Needs } from '../needs.ts';
import type { MessageRules } from './message-rules.ts';
import { saveMessageRules, selectMessageRules } from './message-rules-store.ts';
import { messageRulesInvalid } from './notification-errors.ts';

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isAmount = (amount: number): boolean => Number.isInteger(amount) && amount > 0;

const check = ({ quietFrom, quietUntil, perRecipientHour, perMinute }: MessageRules): ErrorDetail[] => {
  const times = Object.entries({ quietFrom, quietUntil }).filter(([, time]) => time !== undefined && !isTime(time));
  const amounts = Object.entries({ perRecipientHour, perMinute }).filter(
    ([, amount]) => amount !== undefined && !isAmount(amount),
  );
  return [
    ...times.map(([name]) => ({ path: `/${name}`, message: '时间应当写成 22:00 的形式' })),
    ...amounts.map(([name]) => ({ path: `/${name}`, message: '条数应当是正整数' })),
    ...((quietFrom === undefined) === (quietUntil === undefined)
      ? []
      : [{ path: '/quietUntil', message: '免打扰时段的起止时间应当同时填写或者同时不填' }]),
  ];
};

/** How much is sent when, as it stands. */
export const getMessageRules = (needs: Needs): Promise<MessageRules> => selectMessageRules(needs);

/** For what is sent from now on. Errors: message-rules-invalid. */
export const setMessageRules = async (needs: Needs, input: MessageRules, actor: Actor): Promise<MessageRules> => {
  const details = check(input);
  if (details.length > 0) throw messageRulesInvalid(details);
  const before = await selectMessageRules(needs);
  await saveMessageRules(needs, input);
  const line = { action: 'set-message-rules', subjectKind: 'message-rules', subjectId: 'office' };
  await writeAuditLine(needs, { ...line, details: { before, ...input } }, actor);
  return selectMessageRules(needs);
};
