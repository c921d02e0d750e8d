import type { LintContext } from './context.ts';
import type { Moddle } from './moddle.ts';

/** Where a rule says what it found; the same as bpmnlint's. */
export interface Reporter {
  report(id: string, message: string, path?: string[]): void;
}

/** Called with every element; returning false leaves out what is below it. */
export interface Rule {
  check(element: Moddle, reporter: Reporter): void;
}

/** bpmnlint makes a rule from the configuration standing beside its severity: ours is the context of the model. */
export type RuleFactory = (context?: Partial<LintContext>) => Rule;
