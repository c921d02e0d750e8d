import type { Domain } from '../../domain/domain.ts';
import { receiptTime } from '../../domain/calendar/index.ts';
import type { MessageRules as Rules } from '../../domain/notifications/index.ts';
import type { DateTime } from 'luxon';
import { instantOf } from '../instants.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { systemAdministrators } from './desk-rights.ts';
import {
  MessageRules,
  OfficeLimit,
  OfficeLimitPath,
  OfficeProfile,
  OfficeRules,
  SetOfficeLimit,
} from './office-schemas.ts';

const defineRoute = routesFor<AccountCaller>();

export const officeRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/office',
    summary: '办公时间与本机关自定的时限',
    right: systemAdministrators,
    answer: OfficeRules,
    handle: async () => ({
      profile: await deps.reading.calendar.getOfficeProfile(),
      example: await exampleOf(deps.reading, deps.clock.now()),
      limits: await deps.reading.clocks.listOfficeLimits(),
      messageRules: viewRules(await deps.reading.notifications.getMessageRules()),
    }),
  }),
  defineRoute({
    method: 'put',
    path: '/office/profile',
    summary: '修改办公时间和非工作时间收件的计算方式',
    right: systemAdministrators,
    bodySchema: OfficeProfile,
    answer: OfficeProfile,
    handle: ({ body, caller }) => deps.transact((domain) => domain.calendar.setOfficeProfile(body, caller.actor)),
  }),
  defineRoute({
    method: 'put',
    path: '/office/message-rules',
    summary: '修改通知的发送规则',
    right: systemAdministrators,
    bodySchema: MessageRules,
    answer: MessageRules,
    handle: async ({ body, caller }) =>
      viewRules(await deps.transact((domain) => domain.notifications.setMessageRules(rulesIn(body), caller.actor))),
  }),
  defineRoute({
    method: 'put',
    path: '/office/limits/{key}',
    summary: '修改本机关自定的时限',
    right: systemAdministrators,
    pathSchema: OfficeLimitPath,
    bodySchema: SetOfficeLimit,
    answer: OfficeLimit,
    handle: ({ path, body, caller }) =>
      deps.transact((domain) => domain.clocks.setOfficeLimit({ ...body, key: path.key }, caller.actor)),
  }),
];

const viewRules = ({ quietFrom, quietUntil, perRecipientHour, perMinute, sendsEmail }: Rules): MessageRules => ({
  ...{ quietFrom: quietFrom ?? null, quietUntil: quietUntil ?? null },
  ...{ perRecipientHour: perRecipientHour ?? null, perMinute: perMinute ?? null, sendsEmail },
});

const rulesIn = ({ quietFrom, quietUntil, perRecipientHour, perMinute, sendsEmail }: MessageRules): Rules => ({
  ...{ quietFrom: quietFrom ?? undefined, quietUntil: quietUntil ?? undefined },
  ...{ perRecipientHour: perRecipientHour ?? undefined, perMinute: perMinute ?? undefined, sendsEmail },
});

/** A filing half an hour after closing today. */
const exampleOf = async ({ calendar }: Domain, now: DateTime): Promise<OfficeRules['example']> => {
  const [profile, days] = [await calendar.getOfficeProfile(), await calendar.getCalendar()];
  const [hour = 0, minute = 0] = profile.closesAt.split(':').map(Number);
  const at = now.startOf('day').set({ hour, minute }).plus({ minutes: 30 });
  const countedAs = (countsAfterHoursAs: OfficeProfile['countsAfterHoursAs']) =>
    instantOf(receiptTime({ ...profile, countsAfterHoursAs }, days, at).countsFrom);
  return { at: instantOf(at), sameDay: countedAs('same-day'), nextWorkingDay: countedAs('next-working-day') };
};
