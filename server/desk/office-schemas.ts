import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, Key, oneOf, orNull } from '../field-schemas.ts';
import { LimitUnit } from './clock-schemas.ts';

const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', examples: ['17:30'] });

/** PUT /desk/api/office/profile – how the office counts what comes in outside its hours, from now on. */
export const OfficeProfile = Type.Object(
  { countsAfterHoursAs: oneOf(['same-day', 'next-working-day']), opensAt: Time, closesAt: Time },
  { additionalProperties: false },
);
export type OfficeProfile = Static<typeof OfficeProfile>;

/** PUT /desk/api/office/limits/{key} – for clocks that are opened from now on. */
export const SetOfficeLimit = Type.Object(
  {
    budget: Type.Integer({ minimum: 1, maximum: 365 }),
    unit: LimitUnit,
    legalBasis: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type SetOfficeLimit = Static<typeof SetOfficeLimit>;

export const OfficeLimitPath = Type.Object({ key: Key });

/** A limit of the office itself, whatever the item. */
export const OfficeLimit = Type.Object({ key: Type.String(), name: Type.String(), ...SetOfficeLimit.properties });
export type OfficeLimit = Static<typeof OfficeLimit>;

const Amount = Type.Integer({ minimum: 1, maximum: 100_000 });

/** PUT /desk/api/office/message-rules – for what is sent from now on; null: no such rule. Quiet hours have both ends or none. */
export const MessageRules = Type.Object(
  {
    quietFrom: orNull(Time),
    quietUntil: orNull(Time),
    perRecipientHour: orNull(Amount),
    perMinute: orNull(Amount),
    sendsEmail: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type MessageRules = Static<typeof MessageRules>;

/** GET /desk/api/office – system administrators only. `example`: what comes in at `at` starts its limits then, one way or the other. */
export const OfficeRules = Type.Object({
  profile: OfficeProfile,
  example: Type.Object({ at: Instant, sameDay: Instant, nextWorkingDay: Instant }),
  limits: Type.Array(OfficeLimit),
  messageRules: MessageRules,
});
export type OfficeRules = Static<typeof OfficeRules>;
