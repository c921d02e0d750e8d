import type { Element } from 'bpmn-js/lib/model/Types';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import { isA } from '../../model/business-object.ts';
import { allowedReplacements } from '../../model/element-kinds.ts';

/** Takes everything outside the dialect out of the "change element" menu. */
export class DialectReplaceProvider {
  static $inject = ['popupMenu'];

  constructor(popupMenu: PopupMenu) {
    // lower than the library's provider, so that its entries are there
    popupMenu.registerProvider('bpmn-replace', 400, this as never);
  }

  getPopupMenuEntries() {
    return (entries: PopupMenuEntries): PopupMenuEntries =>
      Object.fromEntries(Object.entries(entries).filter(([key]) => allowedReplacements.has(key)));
  }

  /** Only a called part may run several times, at once or one after another. */
  getPopupMenuHeaderEntries(element: Element) {
    const isPart = isA(element.businessObject, 'bpmn:CallActivity');
    return (entries: Record<string, unknown>): Record<string, unknown> =>
      isPart ? Object.fromEntries(Object.entries(entries).filter(([key]) => key !== 'toggle-loop')) : {};
  }
}
