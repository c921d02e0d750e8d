import type { Variables } from './variable.ts';

/** What a topic is given and what it hands back. */
export interface TopicContext {
  /** literal → the values it may have; undefined = any text */
  literals: Readonly<Record<string, { values: readonly string[] | undefined; isRequired: boolean }>>;
  outputs: Variables;
}

export interface PartContext {
  name: string;
  inputs: Variables;
  outputs: Variables;
}

/** All that rules must know besides the diagram they look at. */
export interface LintContext {
  /** key of the process looked at */
  key: string;
  topics: Readonly<Record<string, TopicContext>>;
  /** messages the platform sends, with the variables they carry */
  messages: Readonly<Record<string, Variables>>;
  /** parts of the publication */
  parts: Readonly<Record<string, PartContext>>;
  /** what the process is given when it starts: facts and dates for a root, declared inputs for a part */
  inputs: Variables;
  /** what the process must have set at every end */
  outputs: Variables;
  /** user task → variables its form sets; no entry = no form */
  forms: Readonly<Record<string, Variables>>;
  roles: readonly string[];
  /** keys of the item's limits; undefined = no item at hand */
  limits: readonly string[] | undefined;
  /** special procedures by basis: those of 行政许可法第四十五条 and the item's own; undefined = no item at hand */
  procedures: Readonly<Record<string, { name: string; mayStopClock: boolean }>> | undefined;
  /** limits of the office that steps of a process of orders may name; undefined = a process of an item */
  officeLimits: readonly string[] | undefined;
}

/** Prefix and role of `lead:reviewer`. */
export const departments = ['window', 'lead', 'branch'] as const;
export const roles = ['window-clerk', 'reviewer', 'approver', 'inspector', 'supervisor'] as const;
export const allRoles: readonly string[] = departments.flatMap((department) =>
  roles.map((role) => `${department}:${role}`),
);

/** Who does the steps of an order: the department that must answer, and the supervisors. */
export const orderRoles: readonly string[] = ['order:department', 'supervision:supervisor'];

export const orderLimits: readonly string[] = ['order-explanation', 'order-review', 'order-reply'];
