import { colourAttributes, dialect, extensionsOf, limits } from './dialect.ts';
import type { Refusal } from './refusal.ts';
import type { Moddle } from './moddle.ts';
import { isModdle, isReference, ownerOf, propertiesOf } from './moddle.ts';

const idPattern = /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/;
const isColour = (element: Moddle, name: string, value: unknown): boolean =>
  /^bpmndi:BPMN(Shape|Edge)$/.test(element.$type) &&
  colourAttributes.includes(name) &&
  /^#[0-9A-Fa-f]{3,8}$|^[a-z]{3,20}$|^rgb\(\d{1,3}, ?\d{1,3}, ?\d{1,3}\)$/.test(String(value));

const namespaces: Readonly<Record<string, string>> = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  bioc: 'http://bpmn.io/schema/bpmn/biocolor/1.0',
  color: 'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
};

const checkOpenAttributes = (element: Moddle): Refusal[] =>
  Object.entries(element.$attrs ?? {}).flatMap(([name, value]) => {
    const prefix = name.startsWith('xmlns:') ? name.slice(6) : undefined;
    if (prefix !== undefined && element.$type === 'bpmn:Definitions' && namespaces[prefix] === value) return [];
    if (isColour(element, name, value)) return [];
    if (element.$type === 'bpmn:FormalExpression' && name === 'xsi:type' && value === 'bpmn:tFormalExpression')
      return [];
    return [refuse(element, 'attribute-not-allowed', `不允许的属性：${name}`)];
  });

const refuse = (element: Moddle, code: string, message: string): Refusal => ({
  code,
  elementId: ownerOf(element),
  message: `${message}（${element.$type}）`,
});

const checkText = (element: Moddle, name: string, value: string): Refusal[] => {
  if (name === 'id' && !idPattern.test(value))
    return [refuse(element, 'id-not-allowed', '标识只能用字母、数字、- 和 _')];
  if (value.length > limits.maxTextLength)
    return [refuse(element, 'source-too-large', `文本超过${limits.maxTextLength}个字符`)];
  // The engine evaluates more texts than one would think: names and documentation of tasks among them.
  if (/[$#]\s*\{/.test(value)) return [refuse(element, 'expression-not-allowed', `“${name}”里不能有表达式`)];
  return [];
};

const checkExtensions = (owner: Moddle, extensions: Moddle): Refusal[] => {
  const allowed = extensionsOf[owner.$type] ?? [];
  const values = extensions['values'];
  return (Array.isArray(values) ? values : []).flatMap((value: unknown) =>
    isModdle(value) && allowed.includes(value.$type)
      ? checkElement(value)
      : [refuse(owner, 'element-not-allowed', `不允许的扩展：${isModdle(value) ? value.$type : '?'}`)],
  );
};

const checkProperty = (element: Moddle, name: string, value: unknown): Refusal[] => {
  if (name === 'extensionElements' && isModdle(value)) return checkExtensions(element, value);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((each) => {
    if (typeof each === 'string') return checkText(element, name, each);
    // what is only pointed at is checked where it stands
    return isModdle(each) && !isReference(element, name) ? checkElement(each) : [];
  });
};

/** Everything in an element and below it that is outside the dialect. */
export const checkElement = (element: Moddle): Refusal[] => {
  const allowed = dialect[element.$type];
  if (allowed === undefined) return [refuse(element, 'element-not-allowed', `不允许的元素：${element.$type}`)];
  const names = allowed.map((name) => name.replace(/^camunda:/, ''));
  return [
    ...checkOpenAttributes(element),
    ...propertiesOf(element).flatMap(([name, value]) =>
      names.includes(name)
        ? checkProperty(element, name, value)
        : [refuse(element, 'attribute-not-allowed', `不允许的属性或内容：${name}`)],
    ),
  ];
};
