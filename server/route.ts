import type { Static, TSchema } from '@sinclair/typebox';
import type { Response } from 'express';
import type { Actor } from '../domain/needs.ts';
import type { Role } from './session/session-schemas.ts';

/** What an API key may be allowed to do. */
export const SCOPES = [
  'cases:write',
  'cases:read',
  'items:read',
  'inquiries:write',
  'inquiries:read',
  'calendar:write',
  'licences:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who may call a route. There is no default: a route without a right does not compile. */
export type Right =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | { kind: 'roles'; roles: readonly [Role, ...Role[]] }
  | { kind: 'scope'; scope: Scope };

export const everybody: Right = { kind: 'public' };
export const anyAccount: Right = { kind: 'signed-in' };
export const roles = (...names: [Role, ...Role[]]): Right => ({ kind: 'roles', roles: names });
export const scope = (name: Scope): Right => ({ kind: 'scope', scope: name });

/** Whoever asks, as far as rights are concerned; each audience adds what its handlers need. */
export interface Caller {
  actor: Actor;
  roles: readonly Role[];
  scopes: readonly string[];
}

/** A file that lies in quarantine while the handler runs; it is gone afterwards. */
export interface IncomingFile {
  path: string;
  /** as the sender calls it; never used as a path */
  name: string;
  size: number;
}

/** A checked request: every part has passed its schema. */
export interface RouteRequest<C, P, Q, B> {
  caller: C;
  path: P;
  query: Q;
  body: B;
  file: IncomingFile;
  /** a header by its lower-case name */
  header(name: string): string | undefined;
}

/** A JSON answer with headers or a status of its own. */
export class Reply<T> {
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | undefined;

  constructor(body: T, headers: Readonly<Record<string, string>> = {}, status?: number) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}

/** A file on its way out. Only kinds a browser shows without running anything are sent inline. */
export interface FileReply {
  content: NodeJS.ReadableStream | Buffer;
  name: string;
  mediaType: string;
}

/** Takes over the response, e.g. to keep a stream open. */
export type Takeover = (res: Response) => void;

type AnswerOf<A> = A extends TSchema
  ? Static<A> | Reply<Static<A>>
  : A extends 'file'
    ? FileReply
    : A extends 'events'
      ? Takeover
      : void;

type StaticOf<S> = S extends TSchema ? Static<S> : Record<string, never>;

export type Method = 'get' | 'post' | 'put' | 'delete';

interface RouteHead {
  method: Method;
  /** as in OpenAPI: `/cases/{caseNo}` */
  path: string;
  /** one line in Chinese, for the API document */
  summary: string;
  right: Right;
  /** status of success; 200, or 204 without an answer */
  status?: number;
  /** the body is multipart/form-data with one file in field `file`; `body` describes the text fields */
  takesFile?: boolean;
  /** request headers the route reads, for the API document */
  headers?: Readonly<Record<string, { required: boolean; description: string }>>;
}

export interface RouteSpec<C, P, Q, B, A> extends RouteHead {
  pathSchema?: P;
  querySchema?: Q;
  bodySchema?: B;
  answer: A;
  handle(request: RouteRequest<C, StaticOf<P>, StaticOf<Q>, StaticOf<B>>): Promise<AnswerOf<A>> | AnswerOf<A>;
}

/** A route as the table holds it. */
export interface Route<C> extends RouteHead {
  pathSchema?: TSchema | undefined;
  querySchema?: TSchema | undefined;
  bodySchema?: TSchema | undefined;
  answer: TSchema | 'file' | 'events' | 'nothing';
  handle(request: RouteRequest<C, unknown, unknown, unknown>): unknown;
}

/** Gives an audience its `defineRoute`: path, right, schemas in, schema out, handler – in one glance. */
export const routesFor =
  <C>() =>
  <A extends TSchema | 'file' | 'events' | 'nothing', P = undefined, Q = undefined, B = undefined>(
    spec: RouteSpec<C, P, Q, B, A>,
  ): Route<C> =>
    spec as unknown as Route<C>;

/** May somebody with these roles and scopes use a route with this right? */
export const mayUse = (right: Right, caller: Pick<Caller, 'roles' | 'scopes'>): boolean => {
  switch (right.kind) {
    case 'public':
    case 'signed-in':
      return true;
    case 'roles':
      return right.roles.some((role) => caller.roles.includes(role));
    case 'scope':
      return caller.scopes.includes(right.scope);
  }
};

/** A route of any audience, for what looks at tables as data. */
export type AnyRoute = Route<never>;
