import LabelEditingProvider from 'bpmn-js/lib/features/label-editing/LabelEditingProvider';
import type { Element } from 'bpmn-js/lib/model/Types';
import { isA } from '../../model/business-object.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Leaving a label as it was is no change. The library compares the text box's measures as well, which differ by a hair
 * at most zoom levels, and would put an empty step into the undo history.
 */
export class QuietLabelEditingProvider extends LabelEditingProvider {
  static override $inject = LabelEditingProvider.$inject;

  override update(element: Element, label: string, labelBefore: string, bounds: Bounds): void {
    // only a note has a size of its own to keep
    if (label === labelBefore && !isA(element.businessObject, 'bpmn:TextAnnotation')) return;
    super.update(element, label, labelBefore, bounds);
  }
}
