import type { LintContext } from './context.ts';
import type { RuleFactory } from './rule.ts';
import { allowedElements } from './rules/allowed-elements.ts';
import { callActivityBinding } from './rules/call-activity-binding.ts';
import { conditionGrammar } from './rules/condition-grammar.ts';
import { declaredVariables } from './rules/declared-variables.ts';
import { documentationRequired } from './rules/documentation-required.ts';
import { exhaustiveGateway } from './rules/exhaustive-gateway.ts';
import { externalTaskOnly } from './rules/external-task-only.ts';
import { formExists } from './rules/form-exists.ts';
import { knownValues } from './rules/known-values.ts';
import { labelRequired } from './rules/label-required.ts';
import { leftToRight } from './rules/left-to-right.ts';
import { lightsKept } from './rules/lights-kept.ts';
import { limitKnown } from './rules/limit-known.ts';
import { messageKnown } from './rules/message-known.ts';
import { noCrossingFlows } from './rules/no-crossing-flows.ts';
import { noGeneratedIds } from './rules/no-generated-ids.ts';
import { roleKnown } from './rules/role-known.ts';
import { specialProcedureLawful } from './rules/special-procedure-lawful.ts';
import { timerIsADate } from './rules/timer-is-a-date.ts';
import { standardRules } from './standard-rules.ts';

export type { LintContext } from './context.ts';
export { createContext } from './create-context.ts';
export type { PublicationSource } from './create-context.ts';

/** Our own rules, by name; the file, its doc and its samples bear the same name. */
export const ownRules: Readonly<Record<string, RuleFactory>> = {
  'allowed-elements': allowedElements,
  'call-activity-binding': callActivityBinding,
  'condition-grammar': conditionGrammar,
  'declared-variables': declaredVariables,
  'documentation-required': documentationRequired,
  'exhaustive-gateway': exhaustiveGateway,
  'external-task-only': externalTaskOnly,
  'form-exists': formExists,
  'known-values': knownValues,
  'label-required': labelRequired,
  'left-to-right': leftToRight,
  'lights-kept': lightsKept,
  'limit-known': limitKnown,
  'message-known': messageKnown,
  'no-crossing-flows': noCrossingFlows,
  'no-generated-ids': noGeneratedIds,
  'role-known': roleKnown,
  'special-procedure-lawful': specialProcedureLawful,
  'timer-is-a-date': timerIsADate,
};

const allRules: Readonly<Record<string, RuleFactory>> = { ...standardRules, ...ownRules };

/** What keeps a model from running is an error; what only makes it harder to read is a warning. */
const warnings = [
  'documentation-required',
  'left-to-right',
  'no-crossing-flows',
  'no-overlapping-elements',
  'superfluous-gateway',
];

/** The configuration bpmnlint and bpmn-js-bpmnlint take: `new Linter(lintSetup(context))`. */
export const lintSetup = (context: Partial<LintContext>) => ({
  config: {
    rules: Object.fromEntries(
      Object.keys(allRules).map((name): [string, [string, Partial<LintContext>]] => [
        name,
        [warnings.includes(name) ? 'warn' : 'error', context],
      ]),
    ),
  },
  resolver: {
    resolveRule: (_pkg: string, name: string): RuleFactory | null => allRules[name] ?? null,
    resolveConfig: (): null => null,
  },
});
