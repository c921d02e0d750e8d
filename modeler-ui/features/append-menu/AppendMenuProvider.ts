import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Create from 'diagram-js/lib/features/create/Create';
import type Mouse from 'diagram-js/lib/features/mouse/Mouse';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries, PopupMenuEntry } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { isA } from '../../model/business-object.ts';
import { elementKinds, type ElementKind } from '../../model/element-kinds.ts';
import type { StepTemplates } from '../step-templates/StepTemplates.ts';

export type MenuScope = 'all' | 'templates' | 'parts';

interface Point {
  x: number;
  y: number;
}

interface Choice {
  key: string;
  label: string;
  description: string;
  icon: string;
  group: string;
  make: () => Shape;
}

const menuId = 'dialect-append';
const titles: Record<MenuScope, string> = { all: '添加', templates: '选择步骤模板', parts: '选择环节组' };
const groups: Record<string, string> = { elements: '基本元素', parts: '环节组', templates: '步骤模板（系统环节）' };

/**
 * One searchable menu of everything that can be added: elements, parts of this model, step templates.
 * Opened from the palette it puts the choice on the cursor, opened from an element it appends to it.
 */
export class AppendMenuProvider {
  static $inject = [
    'popupMenu',
    'create',
    'elementFactory',
    'autoPlace',
    'stepTemplates',
    'mouse',
    'canvas',
    'keyboard',
    'selection',
  ];
  private scope: MenuScope = 'all';

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly autoPlace: AutoPlace,
    private readonly stepTemplates: StepTemplates,
    private readonly mouse: Mouse,
    private readonly canvas: Canvas,
    keyboard: Keyboard,
    private readonly selection: Selection,
  ) {
    popupMenu.registerProvider(menuId, this);
    keyboard.addListener((context: { keyEvent: KeyboardEvent }) => this.openByKey(context.keyEvent));
  }

  /** N adds anywhere, A appends to the selected element. True: the key is used up. */
  private openByKey(event: KeyboardEvent): boolean | undefined {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const place = this.canvas.getContainer().getBoundingClientRect();
    const position = { x: place.left + place.width / 2 - 170, y: place.top + 60 };
    const [selected, ...others] = this.selection.get() as Shape[];
    if (event.key.toLowerCase() === 'n') this.openForCreate('all', position);
    else if (event.key.toLowerCase() === 'a' && isAppendable(selected) && others.length === 0) {
      this.openForAppend(selected, position);
    } else return undefined;
    return true;
  }

  openForCreate(scope: MenuScope, position: Point): void {
    this.open(this.canvas.getRootElement() as Shape, scope, position);
  }

  openForAppend(source: Shape, position: Point): void {
    this.open(source, 'all', position);
  }

  getPopupMenuEntries(target: unknown): PopupMenuEntries {
    const source = target as Shape;
    const isRoot = source === this.canvas.getRootElement();
    return Object.fromEntries(
      this.choices(isRoot).map((choice) => [choice.key, this.entry(choice, isRoot ? undefined : source)]),
    );
  }

  /** Shown when a search finds nothing. */
  getEmptyPlaceholder(): never {
    return '没有找到，换个词试试。' as never;
  }

  private open(target: Shape, scope: MenuScope, position: Point): void {
    this.scope = scope;
    this.popupMenu.open(target, menuId, position, { title: titles[scope], width: 340, search: true });
  }

  private choices(isCreating: boolean): Choice[] {
    const templates = this.stepTemplates.all().map((template) => ({
      key: `template-${template.topic}`,
      label: template.name,
      description: template.description,
      icon: elementKinds.serviceTask.icon,
      group: 'templates',
      make: () => this.stepTemplates.makeStep(template),
    }));
    const parts = this.stepTemplates.parts().map((part) => ({
      key: `part-${part.key}`,
      label: part.name,
      description: `调用“${part.name}”这段流程`,
      icon: elementKinds.callActivity.icon,
      group: 'parts',
      make: () => this.stepTemplates.makeCall(part),
    }));
    if (this.scope === 'templates') return templates;
    if (this.scope === 'parts') return parts;
    return [...this.elements(isCreating), ...parts, ...templates];
  }

  private elements(isCreating: boolean): Choice[] {
    const unfit = isCreating ? unfitToCreate : unfitToAppend;
    return Object.values<ElementKind>(elementKinds)
      .filter((kind) => !unfit.includes(kind))
      .map((kind) => ({
        key: kind.key,
        label: kind.label,
        description: kind.hint,
        icon: kind.icon,
        group: 'elements',
        make: () => this.elementFactory.createShape(kind.shape),
      }));
  }

  private entry(choice: Choice, source: Shape | undefined): PopupMenuEntry {
    return {
      label: choice.label,
      description: choice.description,
      className: choice.icon,
      group: { id: choice.group, name: groups[choice.group] ?? '' },
      action: (event: Event) => this.place(choice, source, event),
    };
  }

  private place(choice: Choice, source: Shape | undefined, event: Event): void {
    const shape = choice.make();
    this.popupMenu.close();
    if (source !== undefined) this.autoPlace.append(source, shape);
    else this.create.start(isPointer(event) ? event : this.mouse.getLastMoveEvent(), shape);
  }
}

const isAppendable = (shape: Shape | undefined): shape is Shape =>
  shape !== undefined && isA(shape.businessObject, 'bpmn:FlowNode') && !isA(shape.businessObject, 'bpmn:EndEvent');

const isPointer = (event: Event): boolean => event instanceof MouseEvent && event.detail > 0;

const { start, timerBoundary, eventSubProcess } = elementKinds;

const unfitToCreate: readonly ElementKind[] = [timerBoundary];
const unfitToAppend: readonly ElementKind[] = [start, timerBoundary, eventSubProcess];
