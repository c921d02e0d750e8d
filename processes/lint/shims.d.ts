/** bpmnlint ships no types for its single rules. */
declare module 'bpmnlint/rules/*.js' {
  import type { RuleFactory } from './rule.ts';
  const factory: RuleFactory;
  export = factory;
}

declare module 'bpmnlint' {
  interface Report {
    id?: string;
    message: string;
    category: 'error' | 'warn' | 'info' | 'rule-error';
  }
  interface Resolver {
    resolveRule(pkg: string, rule: string): unknown;
    resolveConfig(pkg: string, config: string): unknown;
  }
  export class Linter {
    constructor(options: { config: { rules: Record<string, unknown> }; resolver: Resolver });
    lint(root: unknown): Promise<Record<string, Report[]>>;
  }
}
