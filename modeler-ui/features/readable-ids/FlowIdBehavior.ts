import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { isA } from '../../model/business-object.ts';
import type { ReadableIds } from './ReadableIds.ts';

interface Created {
  context: { connection: Connection };
}
interface Renamed {
  context: { element: Element; properties: { id?: string }; oldProperties?: { id?: string } };
}

/** Names a sequence flow after the elements it joins (`decide-application--is-granted`), and again when one is renamed. */
export class FlowIdBehavior extends CommandInterceptor {
  static override $inject = ['eventBus', 'modeling', 'bpmnFactory'];

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
    private readonly bpmnFactory: ReadableIds,
  ) {
    super(eventBus);
    this.postExecuted('connection.create', (event: Created) => {
      const { connection } = event.context;
      if (/^flow-\d+$/.test(connection.id)) this.name(connection);
    });
    this.postExecuted('element.updateProperties', (event: Renamed) => {
      const { element, properties, oldProperties } = event.context;
      const before = oldProperties?.id;
      if (properties.id === undefined || before === undefined || before === properties.id) return;
      if (element.type !== 'label') this.renameFlowsOf(element as Shape, before);
    });
  }

  private renameFlowsOf(shape: Shape, before: string): void {
    const flows = [...(shape.incoming ?? []), ...(shape.outgoing ?? [])] as Connection[];
    for (const flow of flows) {
      if (flow.id.startsWith(`${before}--`) || flow.id.endsWith(`--${before}`)) this.name(flow);
    }
  }

  private name(flow: Connection): void {
    const { source, target } = flow;
    if (source == null || target == null || !isA(flow.businessObject, 'bpmn:SequenceFlow')) return;
    this.modeling.updateProperties(flow, { id: this.bpmnFactory.freeId(`${source.id}--${target.id}`) });
  }
}
