import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Create from 'diagram-js/lib/features/create/Create';
import type Mouse from 'diagram-js/lib/features/mouse/Mouse';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries, PopupMenuEntry } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
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
const groups: Record<string, string> = { elements: '基本元素', parts: '环节组', templates: '步骤模板（自动环节）' };

/**
 * One searchable menu of everything that can be added: elements, parts of this model, step templates.
 * Opened from the palette it puts the choice on the cursor, opened from an element it appends to it.
 */
export class AppendMenuProvider {
  static $inject = ['popupMenu', 'create', 'elementFactory', 'autoPlace', 'stepTemplates', 'mouse', 'canvas'];
  private scope: MenuScope = 'all';

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly autoPlace: AutoPlace,
    private readonly stepTemplates: StepTemplates,
    private readonly mouse: Mouse,
    private readonly canvas: Canvas,
  ) {
    popupMenu.registerProvider(menuId, this);
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
      description: part.key,
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

const isPointer = (event: Event): boolean => event instanceof MouseEvent && event.detail > 0;

const { start, timerBoundary, eventSubProcess } = elementKinds;

const unfitToCreate: readonly ElementKind[] = [timerBoundary];
const unfitToAppend: readonly ElementKind[] = [start, timerBoundary, eventSubProcess];
