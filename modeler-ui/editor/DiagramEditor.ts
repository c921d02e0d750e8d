import Modeler from 'bpmn-js/lib/Modeler';
import type { LintCompleted } from 'bpmn-js-bpmnlint';
import type { Element } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { drawingModules } from '../features/drawing-modules.ts';
import { partOpened, type PartOpened } from '../features/part-navigation/PartNavigation.ts';
import { readingModules } from '../features/reading-modules.ts';
import type { TemplateSource } from '../features/step-templates/StepTemplates.ts';
import { viewboxBeside } from './viewbox.ts';
import { lintFindings, type DrawingFinding, type LintRules } from './lint.ts';
import { modelerLooks } from './looks.ts';

export interface EditorOptions {
  container: HTMLElement;
  templates: TemplateSource;
  /** the diagram as XML, a moment after each change */
  onXml: (xml: string) => void;
  onOpenPart: (partKey: string) => void;
}

/** What panels show of an editor; a new object whenever something changed. */
export interface EditorView {
  selected: readonly Element[];
  canUndo: boolean;
  canRedo: boolean;
  findings: readonly DrawingFinding[];
}

const settleTime = 250;
/** Below this a wide diagram opens at its beginning instead of as a whole. */
const readableZoom = 0.72;

/** One diagram on one canvas: the bpmn-js modeler with our features, its undo history, and what the panels need to know. */
export class DiagramEditor {
  private readonly modeler: Modeler;
  private readonly listeners = new Set<() => void>();
  private view: EditorView = { selected: [], canUndo: false, canRedo: false, findings: [] };
  private pending: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: EditorOptions) {
    this.modeler = new Modeler({
      ...modelerLooks,
      container: options.container,
      additionalModules: [...readingModules, ...drawingModules],
      stepTemplates: options.templates,
      linting: { active: true },
    });
    this.modeler.on('commandStack.changed', (event: { trigger?: string }) => {
      // opening a diagram clears the history; that is no change
      if (event.trigger !== 'clear') this.settleLater();
    });
    this.modeler.on(['selection.changed', 'elements.changed', 'commandStack.changed'], () => this.refresh());
    this.modeler.on('linting.completed', (event: LintCompleted) => this.refresh(lintFindings(event)));
    this.modeler.on(partOpened, (event: PartOpened) => this.options.onOpenPart(event.partKey));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): EditorView => this.view;

  get<Service>(name: string): Service {
    return this.modeler.get<Service>(name);
  }

  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml);
    this.refresh();
    this.look(readableZoom);
  }

  /** Judges the diagram by these rules from now on. */
  judgeBy(rules: LintRules): void {
    this.get<{ setLinterConfig: (rules: LintRules) => void }>('linting').setLinterConfig(rules);
  }

  /** The process itself, as the canvas knows it. */
  root(): Element {
    return this.get<Canvas>('canvas').getRootElement() as Element;
  }

  /** The diagram as it is now, with whatever change is still settling. */
  async flush(): Promise<void> {
    if (this.pending === undefined) return;
    clearTimeout(this.pending);
    await this.settle();
  }

  async svg(): Promise<string> {
    return (await this.modeler.saveSVG()).svg;
  }

  undo(): void {
    this.get<CommandStack>('commandStack').undo();
  }

  redo(): void {
    this.get<CommandStack>('commandStack').redo();
  }

  /** Whole diagram in view beside the palette, never larger than life. */
  fit(): void {
    this.look(0);
  }

  toggleMinimap(): void {
    this.get<{ toggle: () => void }>('minimap').toggle();
  }

  search(): void {
    // the click that asks for it would close it again
    setTimeout(() => this.get<{ toggle: () => void }>('searchPad').toggle());
  }

  zoomBy(factor: number): void {
    const canvas = this.get<Canvas>('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)));
  }

  /** Selects an element and brings it into view; false when the diagram has no such element. */
  reveal(elementId: string): boolean {
    const element = this.get<ElementRegistry>('elementRegistry').get(elementId) as Element | undefined;
    if (element === undefined) return false;
    const canvas = this.get<Canvas>('canvas');
    if (element === canvas.getRootElement()) this.get<Selection>('selection').select([]);
    else {
      canvas.scrollToElement(element, 120);
      this.get<Selection>('selection').select(element);
    }
    return true;
  }

  destroy(): void {
    clearTimeout(this.pending);
    this.listeners.clear();
    this.modeler.destroy();
  }

  private look(minimalZoom: number): void {
    const canvas = this.get<Canvas>('canvas');
    canvas.resized();
    canvas.viewbox(viewboxBeside(canvas.viewbox(), minimalZoom));
  }

  private settleLater(): void {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.settle(), settleTime);
  }

  private async settle(): Promise<void> {
    this.pending = undefined;
    const { xml } = await this.modeler.saveXML({ format: true });
    if (xml !== undefined) this.options.onXml(`${xml.trimEnd()}\n`);
  }

  private refresh(findings = this.view.findings): void {
    const commandStack = this.get<CommandStack>('commandStack');
    this.view = {
      selected: [...this.get<Selection>('selection').get()] as Element[],
      canUndo: commandStack.canUndo(),
      canRedo: commandStack.canRedo(),
      findings,
    };
    for (const listener of this.listeners) listener();
  }
}
