import type { FormRule } from 'antd';
import type { FormComponent } from '../../server/desk/form-schemas.ts';
import { labelOf } from './form-layout.ts';

/** The form's own validation in Chinese. The server checks the same document again and has the last word. */
export const rulesOf = (component: FormComponent): FormRule[] => {
  const { required, minLength, maxLength, min, max, pattern } = component.validate ?? {};
  const label = labelOf(component);
  const rules: FormRule[] = [];
  if (required === true) rules.push(requiredRule(component, label));
  if (minLength !== undefined) rules.push({ min: minLength, message: `至少 ${minLength} 个字` });
  if (maxLength !== undefined) rules.push({ max: maxLength, message: `最多 ${maxLength} 个字` });
  if (component.type === 'number') rules.push(rangeRule(min, max));
  if (pattern !== undefined) rules.push({ pattern: new RegExp(pattern, 'u'), message: patternText(component) });
  return rules;
};

const patternText = (component: FormComponent): string => {
  const text = (component.validate as { patternErrorMessage?: unknown } | undefined)?.patternErrorMessage;
  return typeof text === 'string' ? text : `${labelOf(component)}格式不对`;
};

const requiredRule = (component: FormComponent, label: string): FormRule => {
  switch (component.type) {
    case 'checkbox':
      return {
        validator: (_, value) => (value === true ? Promise.resolve() : Promise.reject(new Error(`请勾选“${label}”`))),
      };
    case 'checklist':
    case 'taglist':
      return { required: true, type: 'array', min: 1, message: `请至少选一项` };
    case 'radio':
    case 'select':
    case 'datetime':
      return { required: true, message: `请选择${label}` };
    default:
      return { required: true, whitespace: component.type !== 'number', message: `请填写${label}` };
  }
};

const rangeRule = (min: number | undefined, max: number | undefined): FormRule => ({
  validator: (_, value: unknown) => {
    if (typeof value !== 'number') return Promise.resolve();
    if (min !== undefined && value < min) return Promise.reject(new Error(`不能小于 ${min}`));
    if (max !== undefined && value > max) return Promise.reject(new Error(`不能大于 ${max}`));
    return Promise.resolve();
  },
});
