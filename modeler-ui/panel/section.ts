import type { Element } from 'bpmn-js/lib/model/Types';
import type { DiagramEditor } from '../editor/DiagramEditor.ts';
import type { ElementChanges } from '../editor/element-changes.ts';

/** What every section of the properties panel works on. */
export interface SectionProps {
  element: Element;
  editor: DiagramEditor;
  changes: ElementChanges;
  /** of the diagram the element is in */
  path: string;
}
