import type { LintCompleted, LintReport } from 'bpmn-js-bpmnlint';

/** One thing the rules say about the diagram being drawn. */
export interface DrawingFinding {
  elementId: string;
  rule: string;
  message: string;
  severity: 'error' | 'warning';
}

/** What the linting service takes: rules with their severity and configuration, and where rules come from. */
export interface LintRules {
  config: { rules: Record<string, unknown> };
  resolver: unknown;
}

export const lintFindings = (event: LintCompleted): DrawingFinding[] =>
  Object.values(event.issues)
    .flat()
    .map((report: LintReport) => ({
      elementId: report.actualElementId ?? report.id,
      rule: report.rule,
      message: report.message,
      severity: report.category === 'error' ? 'error' : 'warning',
    }));
