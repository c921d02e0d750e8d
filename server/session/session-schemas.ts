import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { oneOf, orNull } from '../field-schemas.ts';

export const Role = oneOf([
  'window-clerk',
  'reviewer',
  'approver',
  'inspector',
  'supervisor',
  'analyst',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
]);
export type Role = Static<typeof Role>;

/** POST /session */
export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
);
export type SignIn = Static<typeof SignIn>;

/** The signed-in account as the screens need it. `homePath` is where `/` leads: `/desk` or `/modeler`. */
export const SessionAccount = Type.Object({
  id: Type.String(),
  loginName: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Role),
  department: orNull(Type.Object({ id: Type.String(), name: Type.String() })),
  homePath: oneOf(['/desk', '/modeler']),
});
export type SessionAccount = Static<typeof SessionAccount>;

/**
 * GET /session (always 200; `account` is null when nobody is signed in) and the answer of POST /session.
 * Every POST, PUT and DELETE under /desk/api, /modeler/api and DELETE /session sends `csrfToken` as `X-CSRF-Token`.
 */
export const SessionState = Type.Object({
  account: orNull(SessionAccount),
  csrfToken: orNull(Type.String()),
});
export type SessionState = Static<typeof SessionState>;
