import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { CalledPart, StepTemplate } from '../../model/step-template.ts';
import type { ReadableIds } from '../readable-ids/ReadableIds.ts';
import { childOf, childrenOf, isA, textOf, type BusinessObject } from '../../model/business-object.ts';

/** Given to the editor as `stepTemplates`; asked anew whenever a menu opens, so new parts show up. */
export interface TemplateSource {
  templates: () => readonly StepTemplate[];
  parts: () => readonly CalledPart[];
}

/** Makes and fills what the office has ready: automatic steps by topic, and calls of shared parts. */
export class StepTemplates {
  static $inject = ['config.stepTemplates', 'bpmnFactory', 'elementFactory', 'modeling'];

  constructor(
    private readonly source: TemplateSource | null,
    private readonly bpmnFactory: ReadableIds,
    private readonly elementFactory: ElementFactory,
    private readonly modeling: Modeling,
  ) {}

  all(): readonly StepTemplate[] {
    return this.source?.templates() ?? [];
  }

  parts(): readonly CalledPart[] {
    return this.source?.parts() ?? [];
  }

  /** A service task of that topic, not yet on the canvas. */
  makeStep(template: StepTemplate): Shape {
    const businessObject = this.bpmnFactory.create('bpmn:ServiceTask', {
      id: this.bpmnFactory.freeId(template.topic),
      name: template.name,
      ...this.stepAttributes(template),
    });
    return this.elementFactory.createShape({ type: 'bpmn:ServiceTask', businessObject });
  }

  /** A call activity of that part, not yet on the canvas. */
  makeCall(part: CalledPart): Shape {
    const businessObject = this.bpmnFactory.create('bpmn:CallActivity', {
      id: this.bpmnFactory.freeId(part.key),
      name: part.name,
      calledElement: part.key,
      'camunda:calledElementBinding': 'deployment',
      extensionElements: this.mappings(part),
    });
    return this.elementFactory.createShape({ type: 'bpmn:CallActivity', businessObject });
  }

  /** Turns a service task that is on the canvas into a step of that topic; one undo takes it back. */
  apply(element: Element, template: StepTemplate): void {
    const attributes = this.stepAttributes(template);
    this.modeling.updateProperties(element, {
      ...attributes,
      ...(textOf(element.businessObject, 'name') === '' ? { name: template.name } : {}),
    });
  }

  /** Makes a call activity that is on the canvas call that part, and hand over what the part declares. */
  callPart(element: Element, part: CalledPart): void {
    this.modeling.updateProperties(element, {
      calledElement: part.key,
      'camunda:calledElementBinding': 'deployment',
      extensionElements: this.mappings(part),
      ...(textOf(element.businessObject, 'name') === '' ? { name: part.name } : {}),
    });
  }

  /** The literals of a service task, by name. */
  settingsOf(businessObject: BusinessObject): Record<string, string> {
    const entries = childrenOf(propertiesOf(businessObject), 'values');
    return Object.fromEntries(entries.map((entry) => [textOf(entry, 'name'), textOf(entry, 'value')]));
  }

  /** Sets one literal; an empty text removes it. */
  changeSetting(element: Element, name: string, value: string): void {
    this.changeSettings(element, { [name]: value });
  }

  /** Sets several in one step of undo. */
  changeSettings(element: Element, values: Readonly<Record<string, string>>): void {
    const all = Object.entries({ ...this.settingsOf(element.businessObject), ...values });
    const settings = Object.fromEntries(all.filter(([, value]) => value !== ''));
    this.modeling.updateProperties(element, {
      extensionElements: this.extensionWith(settings, otherExtensions(element.businessObject)),
    });
  }

  private stepAttributes(template: StepTemplate) {
    const literals = template.settings.filter((setting) => setting.value !== '');
    const settings = Object.fromEntries(literals.map((setting) => [setting.name, setting.value]));
    return {
      'camunda:type': 'external',
      'camunda:topic': template.topic,
      extensionElements: this.extensionWith(settings, []),
    };
  }

  private extensionWith(settings: Record<string, string>, others: readonly BusinessObject[]): unknown {
    const entries = Object.entries(settings);
    if (entries.length === 0 && others.length === 0) return undefined;
    const values = entries.map(([name, value]) => this.bpmnFactory.create('camunda:Property', { name, value }));
    const properties = entries.length === 0 ? [] : [this.bpmnFactory.create('camunda:Properties', { values })];
    return this.bpmnFactory.create('bpmn:ExtensionElements', { values: [...others, ...properties] });
  }

  private mappings(part: CalledPart): unknown {
    const map = (type: string, name: string) => this.bpmnFactory.create(type, { source: name, target: name });
    const values = [
      ...part.inputs.map(({ name }) => map('camunda:In', name)),
      ...part.outputs.map(({ name }) => map('camunda:Out', name)),
    ];
    return values.length === 0 ? undefined : this.bpmnFactory.create('bpmn:ExtensionElements', { values });
  }
}

const propertiesOf = (businessObject: BusinessObject): BusinessObject | undefined =>
  childrenOf(childOf(businessObject, 'extensionElements'), 'values').find((entry) => isA(entry, 'camunda:Properties'));

const otherExtensions = (businessObject: BusinessObject): BusinessObject[] =>
  childrenOf(childOf(businessObject, 'extensionElements'), 'values').filter(
    (entry) => !isA(entry, 'camunda:Properties'),
  );
