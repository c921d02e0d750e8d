import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type Create from 'diagram-js/lib/features/create/Create';
import type EditorActions from 'diagram-js/lib/features/editor-actions/EditorActions';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries, PaletteEntry } from 'diagram-js/lib/features/palette/PaletteProvider';
import { elementKinds, type ElementKind } from '../../model/element-kinds.ts';
import type { AppendMenuProvider } from '../append-menu/AppendMenuProvider.ts';

const { start, end, userTask, serviceTask, callActivity, exclusiveGateway, messageCatch, timerCatch } = elementKinds;

/** The left-hand palette: tools, and only those elements the office's dialect of BPMN knows. */
export class DialectPaletteProvider {
  static $inject = ['palette', 'create', 'elementFactory', 'editorActions', 'appendMenu', 'canvas'];

  constructor(
    palette: Palette,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly editorActions: EditorActions,
    private readonly appendMenu: AppendMenuProvider,
    private readonly canvas: Canvas,
  ) {
    palette.registerProvider(this);
  }

  getPaletteEntries(): PaletteEntries {
    return {
      'lasso-tool': this.tool('lassoTool', 'bpmn-icon-lasso-tool', '框选', 'L'),
      'space-tool': this.tool('spaceTool', 'bpmn-icon-space-tool', '拉开或收紧间距', 'S'),
      'global-connect-tool': this.tool('globalConnectTool', 'bpmn-icon-connection-multi', '连线', 'C'),
      'create.start': this.shape(start, 'event'),
      'create.end': this.shape(end, 'event'),
      'create.user-task': this.shape(userTask, 'activity'),
      'create.service-task': this.menu(serviceTask.icon, '系统环节：选步骤模板', 'activity', 'templates'),
      'create.call-activity': this.menu(callActivity.icon, '环节组：选共用的一段', 'activity', 'parts'),
      'create.exclusive-gateway': this.shape(exclusiveGateway, 'gateway'),
      'create.timer': this.shape(timerCatch, 'wait'),
      'create.message': this.shape(messageCatch, 'wait'),
      'create.more': this.menu('modeler-icon-more', '更多…', 'more', 'all', 'N'),
    };
  }

  private shape(kind: ElementKind, group: string): PaletteEntry {
    const begin = (event: Event) => this.create.start(event, this.elementFactory.createShape(kind.shape));
    return {
      group,
      className: kind.icon,
      title: kind.label,
      action: { dragstart: begin, click: begin },
    };
  }

  private tool(action: string, className: string, title: string, shortcut: string): PaletteEntry {
    return {
      group: 'tools',
      className,
      title,
      shortcut,
      action: { click: (event: Event) => this.editorActions.trigger(action, event) },
    };
  }

  private menu(
    className: string,
    title: string,
    group: string,
    scope: 'all' | 'templates' | 'parts',
    shortcut?: string,
  ) {
    const open = () => {
      const place = this.canvas.getContainer().getBoundingClientRect();
      this.appendMenu.openForCreate(scope, { x: place.left + 76, y: place.top + 60 });
    };
    return {
      group,
      className,
      title,
      ...(shortcut === undefined ? {} : { shortcut }),
      action: { click: open },
    };
  }
}
