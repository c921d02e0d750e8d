import { BpmnModdle } from 'bpmn-moddle';
import { createRequire } from 'node:module';
import { Refused } from './refusal.ts';

/** An element as bpmn-moddle gives it: typed by `$type`, unknown attributes in `$attrs`. */
export interface Moddle {
  readonly $type: string;
  readonly $attrs?: Record<string, unknown>;
  readonly $parent?: Moddle;
  readonly $descriptor?: { propertiesByName: Record<string, { isReference?: boolean } | undefined> };
  readonly [property: string]: unknown;
}

export const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && typeof (value as Moddle).$type === 'string';

/** Own properties, without moddle's bookkeeping. */
export const propertiesOf = (element: Moddle): [string, unknown][] =>
  Object.keys(element)
    .filter((name) => !name.startsWith('$'))
    .map((name) => [name, element[name]]);

/** Does the property point at an element that stands elsewhere? */
export const isReference = (element: Moddle, name: string): boolean =>
  element.$descriptor?.propertiesByName[name]?.isReference === true;

export const textOf = (element: Moddle, name: string): string => {
  const value = element[name];
  return typeof value === 'string' ? value : '';
};
export const idOf = (element: Moddle): string | null => textOf(element, 'id') || null;
/** The id of the element, or of the nearest one around it that has one. */
export const ownerOf = (element: Moddle): string | null =>
  idOf(element) ?? (element.$parent === undefined ? null : ownerOf(element.$parent));
export const listOf = (element: Moddle, name: string): Moddle[] => {
  const value = element[name];
  return Array.isArray(value) ? value.filter(isModdle) : [];
};
export const childOf = (element: Moddle, name: string): Moddle | undefined => {
  const value = element[name];
  return isModdle(value) ? value : undefined;
};

const camundaDescriptor: unknown = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

/** Parses a text that scanSource has let pass. Whatever the parser warns of is refused. */
export const parseBpmn = async (xml: string): Promise<Moddle> => {
  const moddle = new BpmnModdle({ camunda: camundaDescriptor });
  const read = async () => {
    try {
      return await moddle.fromXML(xml);
    } catch (cause) {
      throw new Refused('source-unreadable', `不是有效的 BPMN：${firstLine(cause)}`);
    }
  };
  const { rootElement, warnings } = await read();
  const warning = warnings[0];
  if (warning !== undefined) throw new Refused(codeOf(warning.message), `不能识别的内容：${firstLine(warning)}`);
  const root: unknown = rootElement;
  if (!isModdle(root) || root.$type !== 'bpmn:Definitions') throw new Refused('source-unreadable', '不是 BPMN 文件');
  return root;
};

const codeOf = (message: string): string =>
  message.startsWith('unknown attribute')
    ? 'attribute-not-allowed'
    : /unknown type/.test(message)
      ? 'element-not-allowed'
      : 'source-unreadable';

const firstLine = (problem: unknown): string =>
  String((problem as { message?: unknown }).message ?? problem).split('\n')[0] ?? '';
