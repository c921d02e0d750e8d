import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { childOf, childrenOf, eventDefinitionOf, textOf, type BusinessObject } from '../model/business-object.ts';
import type { DiagramEditor } from './DiagramEditor.ts';

/** Ids go into forms, limits and records: small letters, digits and hyphens. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What the properties panel may do to an element; each is one step of the undo history. */
export class ElementChanges {
  private readonly modeling: Modeling;
  private readonly factory: BpmnFactory;

  constructor(
    private readonly editor: DiagramEditor,
    private readonly element: Element,
  ) {
    this.modeling = editor.get<Modeling>('modeling');
    this.factory = editor.get<BpmnFactory>('bpmnFactory');
  }

  get object(): BusinessObject {
    return this.element.businessObject as BusinessObject;
  }

  name(name: string): void {
    this.modeling.updateLabel(this.element, name);
  }

  text(property: string, value: string): void {
    this.modeling.updateProperties(this.element, { [property]: value === '' ? undefined : value });
  }

  /** A sentence when the id cannot be taken, else undefined. */
  id(id: string): string | undefined {
    if (id === this.object.id) return undefined;
    if (!idPattern.test(id)) return '只用小写字母、数字和连字符，以字母开头，如 review-application。';
    if (this.editor.get<ElementRegistry>('elementRegistry').get(id) !== undefined)
      return `标识“${id}”已被本图其他元素使用。`;
    this.modeling.updateProperties(this.element, { id });
    return undefined;
  }

  documentation(text: string): void {
    const documentation = text === '' ? [] : [this.factory.create('bpmn:Documentation', { text })];
    this.modeling.updateProperties(this.element, { documentation });
  }

  condition(body: string): void {
    const conditionExpression = body === '' ? undefined : this.feel(body);
    this.modeling.updateProperties(this.element, { conditionExpression });
  }

  isDefaultFlow(isDefault: boolean): void {
    const source = (this.element as Element & { source?: Element }).source;
    if (source === undefined) return;
    this.modeling.updateProperties(source, { default: isDefault ? this.object : undefined });
    if (isDefault) this.condition('');
  }

  /** A timer waits for the date a variable holds, never for a duration. */
  timerDate(variable: string): void {
    const definition = eventDefinitionOf(this.object);
    if (definition === undefined) return;
    this.modeling.updateModdleProperties(this.element, definition, {
      timeDate: variable === '' ? undefined : this.feel(variable),
      timeDuration: undefined,
      timeCycle: undefined,
    });
  }

  /** Waits for the message of that name; the message is declared beside the process when it is new. */
  message(name: string): void {
    const definition = eventDefinitionOf(this.object);
    if (definition === undefined) return;
    const messageRef = name === '' ? undefined : this.messageNamed(name);
    this.modeling.updateModdleProperties(this.element, definition, { messageRef });
  }

  cardinality(expression: string): void {
    const loop = childOf(this.object, 'loopCharacteristics');
    if (loop === undefined) return;
    const loopCardinality = expression === '' ? undefined : this.feel(expression);
    this.modeling.updateModdleProperties(this.element, loop, { loopCardinality });
  }

  /** `once` runs the part a single time, the others once per department. */
  repetition(kind: 'once' | 'parallel' | 'sequential'): void {
    const loopCharacteristics =
      kind === 'once'
        ? undefined
        : this.factory.create('bpmn:MultiInstanceLoopCharacteristics', {
            isSequential: kind === 'sequential',
            loopCardinality: childOf(childOf(this.object, 'loopCharacteristics'), 'loopCardinality'),
          });
    this.modeling.updateProperties(this.element, { loopCharacteristics });
  }

  private feel(body: string): BusinessObject {
    return this.factory.create('bpmn:FormalExpression', { body, language: 'feel' }) as BusinessObject;
  }

  private messageNamed(name: string): BusinessObject {
    const definitions = definitionsOf(this.object);
    const roots = childrenOf(definitions, 'rootElements');
    const known = roots.find((root) => root.$type === 'bpmn:Message' && textOf(root, 'name') === name);
    if (known !== undefined) return known;
    const message = this.factory.create('bpmn:Message', { id: `message-${name}`, name }) as BusinessObject;
    this.modeling.updateModdleProperties(this.element, definitions, { rootElements: [...roots, message] });
    return message;
  }
}

const definitionsOf = (object: BusinessObject): BusinessObject => {
  let definitions = object;
  while (definitions.$parent !== undefined) definitions = definitions.$parent;
  return definitions;
};

export const expressionOf = (object: BusinessObject | undefined, property: string): string =>
  textOf(childOf(object, property), 'body');
