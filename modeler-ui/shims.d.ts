/** Packages without type declarations of their own, as far as they are used here. */
declare module 'bpmn-js-bpmnlint' {
  export interface LintReport {
    id: string;
    message: string;
    category: 'error' | 'warn' | 'info' | 'rule-error';
    rule: string;
    isChildIssue?: boolean;
    actualElementId?: string;
  }
  export interface LintCompleted {
    issues: Record<string, LintReport[]>;
  }
  const lintModule: Record<string, unknown>;
  export default lintModule;
}

declare module 'diagram-js-minimap' {
  const minimapModule: Record<string, unknown>;
  export default minimapModule;
}

declare module 'camunda-bpmn-moddle/resources/camunda.json' {
  const descriptor: Record<string, unknown>;
  export default descriptor;
}
