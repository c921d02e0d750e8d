import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type { BusinessObject } from '../../model/business-object.ts';

interface IdOwner {
  ids: {
    assigned(id: string): unknown;
    claim(id: string, element: unknown): void;
  };
}

interface NamedElement extends BusinessObject {
  id: string;
}

/** First matching type names the element; whatever else needs an id is called by its own type. */
const prefixes: readonly (readonly [type: string, prefix: string])[] = [
  ['bpmn:UserTask', 'task'],
  ['bpmn:ServiceTask', 'step'],
  ['bpmn:CallActivity', 'part'],
  ['bpmn:SubProcess', 'sub-process'],
  ['bpmn:Activity', 'activity'],
  ['bpmn:Gateway', 'gateway'],
  ['bpmn:StartEvent', 'start'],
  ['bpmn:EndEvent', 'end'],
  ['bpmn:BoundaryEvent', 'boundary'],
  ['bpmn:Event', 'event'],
  ['bpmn:SequenceFlow', 'flow'],
  ['bpmn:TextAnnotation', 'note'],
];

/**
 * Numbers new elements (`task-2`, `flow-7`) where the library would draw lots: ids go into forms, limits and records,
 * so a person must be able to read and say them.
 */
export class ReadableIds extends BpmnFactory {
  static override $inject = ['moddle'];
  declare _needsId: (element: NamedElement) => boolean;
  private readonly owner: IdOwner;

  constructor(moddle: IdOwner) {
    super(moddle);
    this.owner = moddle;
  }

  /** Called by the library for everything it creates. */
  _ensureId(element: NamedElement): void {
    if (element.id) {
      this.owner.ids.claim(element.id, element);
      return;
    }
    if (!this._needsId(element)) return;
    const prefix = prefixes.find(([type]) => element.$instanceOf(type))?.[1] ?? plainName(element.$type);
    element.id = this.freeId(prefix);
    this.owner.ids.claim(element.id, element);
  }

  /** `request-payment`, or `request-payment-2` when that is taken in this diagram. */
  freeId(wanted: string): string {
    let number = 1;
    let id = /^[a-z]+$/.test(wanted) ? `${wanted}-1` : wanted;
    while (this.isInUse(id)) {
      number += 1;
      id = `${wanted}-${number}`;
    }
    return id;
  }

  /** An element that was dragged but never dropped keeps its claim; it has no place in the tree and counts for nothing. */
  private isInUse(id: string): boolean {
    const holder = this.owner.ids.assigned(id);
    return typeof holder === 'object' && holder !== null && '$parent' in holder && holder.$parent !== undefined;
  }
}

const plainName = (type: string): string =>
  type
    .replace(/^.*:/, '')
    .replace(/^BPMN/, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
