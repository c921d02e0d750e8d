import type { Element } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { isA, textOf } from '../../model/business-object.ts';

/** Fired when somebody asks for the diagram of a called part. */
export const partOpened = 'part.opened';

export interface PartOpened {
  partKey: string;
}

const overlayType = 'open-part';

/** Puts an "open" mark on every call activity that names a part, and opens it on double click as well. */
export class PartNavigation {
  static $inject = ['eventBus', 'overlays', 'elementRegistry'];

  constructor(
    private readonly eventBus: EventBus,
    private readonly overlays: Overlays,
    private readonly elementRegistry: ElementRegistry,
  ) {
    eventBus.on(['import.done', 'elements.changed', 'shape.added'], 400, () => this.refresh());
    // before label editing gets hold of the double click
    eventBus.on('element.dblclick', 2000, (event: { element: Element }) => {
      const partKey = partOf(event.element);
      if (partKey === '') return undefined;
      this.open(partKey);
      return false;
    });
  }

  open(partKey: string): void {
    this.eventBus.fire(partOpened, { partKey } satisfies PartOpened);
  }

  private refresh(): void {
    this.overlays.remove({ type: overlayType });
    const calls = this.elementRegistry.filter((element) => partOf(element as Element) !== '');
    for (const element of calls) this.mark(element as Element);
  }

  private mark(element: Element): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'modeler-open-part';
    button.title = '打开环节组';
    button.setAttribute('aria-label', '打开环节组');
    button.addEventListener('click', () => this.open(partOf(element)));
    this.overlays.add(element, overlayType, { position: { bottom: 12, right: 12 }, html: button });
  }
}

const partOf = (element: Element): string =>
  element.type !== 'label' && isA(element.businessObject, 'bpmn:CallActivity')
    ? textOf(element.businessObject, 'calledElement')
    : '';
