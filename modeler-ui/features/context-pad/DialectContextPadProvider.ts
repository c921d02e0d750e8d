import type AppendPreview from 'bpmn-js/lib/features/append-preview/AppendPreview';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Element as DiagramElement, Shape } from 'bpmn-js/lib/model/Types';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries, ContextPadEntry } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type Create from 'diagram-js/lib/features/create/Create';
import { isA, type BusinessObject } from '../../model/business-object.ts';
import { elementKinds, type ElementKind } from '../../model/element-kinds.ts';
import type { AppendMenuProvider } from '../append-menu/AppendMenuProvider.ts';

/** What of the libraries' own entries stays, after ours. */
const keptEntries = ['connect', 'append.text-annotation', 'replace', 'align-elements', 'set-color', 'delete'];

const { userTask, serviceTask, exclusiveGateway, end, messageCatch, timerCatch } = elementKinds;

/** The buttons beside a selected element: append what the dialect knows, connect, change, annotate, delete. */
export class DialectContextPadProvider {
  static $inject = ['contextPad', 'create', 'elementFactory', 'autoPlace', 'appendPreview', 'appendMenu'];

  constructor(
    contextPad: ContextPad,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly autoPlace: AutoPlace,
    private readonly appendPreview: AppendPreview,
    private readonly appendMenu: AppendMenuProvider,
  ) {
    // lower than the libraries' providers, so that theirs have spoken
    contextPad.registerProvider(400, this as never);
  }

  getContextPadEntries(element: DiagramElement) {
    return (entries: ContextPadEntries): ContextPadEntries => ({
      ...this.appendEntries(element),
      ...kept(entries),
    });
  }

  getMultiElementContextPadEntries() {
    return kept;
  }

  private appendEntries(element: DiagramElement): ContextPadEntries {
    if (element.type === 'label') return {};
    const kinds = appendableTo(element.businessObject);
    if (kinds.length === 0) return {};
    const entries = kinds.map((kind) => [`append.${kind.key}`, this.appendEntry(kind)] as const);
    return { ...Object.fromEntries(entries), 'append.more': this.moreEntry() };
  }

  private appendEntry(kind: ElementKind): ContextPadEntry {
    const make = () => this.elementFactory.createShape(kind.shape);
    return {
      group: 'model',
      className: kind.icon,
      title: `接${kind.label}`,
      action: {
        click: (_event: Event, source: unknown) => this.autoPlace.append(source as Shape, make()),
        dragstart: (event: Event, source: unknown) => this.create.start(event, make(), { source }),
        hover: (_event: Event, source: unknown) => {
          this.appendPreview.create(source as Shape, kind.shape.type, kind.shape as Partial<Shape>);
          return () => this.appendPreview.cleanUp();
        },
      },
    };
  }

  private moreEntry(): ContextPadEntry {
    return {
      group: 'model',
      className: 'modeler-icon-more',
      title: '接其他…',
      action: {
        click: (event: Event, source: unknown) => {
          this.appendMenu.openForAppend(source as Shape, placeUnder(event.target));
        },
      },
    };
  }
}

/** Where the pad that was clicked ends. */
const placeUnder = (clicked: EventTarget | null): { x: number; y: number } => {
  const pad = clicked instanceof Element ? clicked.closest('.djs-context-pad') : null;
  const { left, bottom } = pad?.getBoundingClientRect() ?? { left: 120, bottom: 120 };
  return { x: left, y: bottom + 6 };
};

const kept = (entries: ContextPadEntries): ContextPadEntries =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => keptEntries.includes(key)));

const appendableTo = (object: BusinessObject): ElementKind[] => {
  if (!isA(object, 'bpmn:FlowNode') || isA(object, 'bpmn:EndEvent')) return [];
  if (isA(object, 'bpmn:SubProcess')) return [];
  if (isA(object, 'bpmn:EventBasedGateway')) return [messageCatch, timerCatch];
  return [userTask, serviceTask, exclusiveGateway, end];
};
