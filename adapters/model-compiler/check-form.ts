import { formDialect, formLimits, formProperties, nestedProperties, valueLists } from './form-dialect.ts';
import type { Json } from './form-field.ts';
import { isJson, jsonOf, stringOf } from './form-field.ts';
import type { Refusal } from './refusal.ts';

const refuse = (elementId: string | null, message: string): Refusal => ({
  code: 'form-not-allowed',
  elementId,
  message,
});

const keyPattern = /^[a-z][A-Za-z0-9]{0,63}$/;
const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** No markup, no template, no expression: texts are shown as they stand. */
const checkText = (id: string | null, name: string, text: string): Refusal[] => {
  if (text.length > formLimits.maxText) return [refuse(id, `“${name}”超过${formLimits.maxText}个字符`)];
  if (/[<>]|\{\{|[$#]\{|javascript:|data:/i.test(text) || text.startsWith('=')) {
    return [refuse(id, `“${name}”里不能有标记、模板或者表达式`)];
  }
  return [];
};

// A quantified group can take for ever on a hostile answer.
const isHarmlessPattern = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return false;
  }
  return pattern.length <= 100 && !/\)[*+{?]/.test(pattern) && !/\\[1-9k]/.test(pattern);
};

const checkOptions = (id: string | null, values: unknown): Refusal[] => {
  if (!Array.isArray(values) || values.length === 0 || values.length > formLimits.maxOptions) {
    return [refuse(id, `选项数应当在1到${formLimits.maxOptions}之间`)];
  }
  const types = new Set(values.map((option) => typeof jsonOf(option)['value']));
  const known = new Set(values.map((option) => jsonOf(option)['value']));
  const isPlain = values.every((option) =>
    Object.keys(jsonOf(option)).every((name) => name === 'label' || name === 'value'),
  );
  const isScalar = [...types].every((type) => type === 'string' || type === 'number' || type === 'boolean');
  if (!isPlain || !isScalar || types.size !== 1 || known.size !== values.length) {
    return [refuse(id, '选项应当是同一类型、互不相同的文本、数字或者是否')];
  }
  return values.flatMap((option: unknown) => checkText(id, '选项', String(jsonOf(option)['label'] ?? '')));
};

const checkNested = (id: string | null, name: string, value: unknown): Refusal[] => {
  const allowed = nestedProperties[name] ?? [];
  if (!isJson(value)) return [refuse(id, `“${name}”不能识别`)];
  return Object.entries(value).flatMap(([inner, each]) => {
    if (!allowed.includes(inner)) return [refuse(id, `不允许的属性：${name}.${inner}`)];
    if (inner === 'hide')
      return typeof each === 'string' && each.startsWith('=') ? [] : [refuse(id, '显示条件应当以 = 开头')];
    if (inner === 'pattern')
      return typeof each === 'string' && isHarmlessPattern(each) ? [] : [refuse(id, '不接受这个校验式')];
    if (typeof each === 'string') return checkText(id, inner, each);
    return typeof each === 'object' && each !== null ? [refuse(id, `不允许的属性：${name}.${inner}`)] : [];
  });
};

const checkProperty = (id: string | null, name: string, value: unknown, depth: number): Refusal[] => {
  if (name === 'components') return checkComponents(value, depth + 1);
  if (name in nestedProperties) return checkNested(id, name, value);
  if (name === 'values') return checkOptions(id, value);
  if (name === 'valuesKey') {
    return valueLists.includes(String(value)) ? [] : [refuse(id, `没有这个选项来源：${String(value)}`)];
  }
  if (name === 'key') return keyPattern.test(String(value)) ? [] : [refuse(id, '字段标识应当是小写字母开头的英文')];
  if (typeof value === 'string') return checkText(id, name, value);
  return typeof value === 'object' && value !== null ? [refuse(id, `不允许的属性：${name}`)] : [];
};

const checkComponent = (component: unknown, depth: number): Refusal[] => {
  if (!isJson(component)) return [refuse(null, '字段不能识别')];
  const id = stringOf(component['key']) ?? stringOf(component['id']) ?? null;
  const allowed = formDialect[stringOf(component['type']) ?? ''];
  if (allowed === undefined) return [refuse(id, `不允许的字段类型：${String(component['type'])}`)];
  if (!idPattern.test(String(component['id'] ?? 'x'))) return [refuse(id, '字段 id 只能用字母、数字、- 和 _')];
  const refusals = Object.entries(component).flatMap(([name, value]) =>
    allowed.includes(name) ? checkProperty(id, name, value, depth) : [refuse(id, `不允许的属性：${name}`)],
  );
  const needsKey = allowed.includes('key') && component['key'] === undefined;
  const needsOptions =
    allowed.includes('values') && component['values'] === undefined && component['valuesKey'] === undefined;
  return [
    ...refusals,
    ...(needsKey ? [refuse(id, '字段没有标识')] : []),
    ...(needsOptions ? [refuse(id, '没有选项')] : []),
  ];
};

const checkComponents = (components: unknown, depth: number): Refusal[] => {
  if (!Array.isArray(components)) return [refuse(null, '没有字段')];
  if (depth > formLimits.maxDepth || components.length > formLimits.maxFields)
    return [refuse(null, '字段太多或者嵌套太深')];
  return components.flatMap((component) => checkComponent(component, depth));
};

/** Everything in a form that is outside what we take. */
export const checkForm = (form: Json): Refusal[] => [
  ...Object.keys(form)
    .filter((name) => !formProperties.includes(name))
    .map((name) => refuse(null, `不允许的属性：${name}`)),
  ...checkComponents(form['components'], 0),
];
