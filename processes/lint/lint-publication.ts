import { Linter } from 'bpmnlint';
import { createContext, type PublicationSource } from './create-context.ts';
import { lintSetup } from './index.ts';

/** One finding, in the words the platform uses for findings of lint and gate. */
export interface LintFinding {
  file: string;
  elementId: string | null;
  rule: string;
  message: string;
  severity: 'error' | 'warning';
}

/** Lints every diagram of a publication. Node only: in the browser bpmn-js-bpmnlint runs `lintSetup(context)`. */
export const lintPublication = async (source: PublicationSource): Promise<LintFinding[]> => {
  const findings: LintFinding[] = [];
  for (const [file, diagram] of Object.entries(source.diagrams)) {
    const results = await new Linter(lintSetup(createContext(file, source))).lint(diagram);
    for (const [rule, reports] of Object.entries(results)) {
      for (const { id, message, category } of reports) {
        const severity = category === 'warn' || category === 'info' ? 'warning' : 'error';
        findings.push({ file, elementId: id ?? null, rule, message, severity });
      }
    }
  }
  return findings;
};
