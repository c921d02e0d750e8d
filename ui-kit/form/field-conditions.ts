import { evaluate } from 'feelin';
import type { FormComponent, FormValues } from '../../server/desk/form-schemas.ts';

/** form-js `conditional.hide`: a FEEL expression over the values; a broken or undecided one shows the field. */
export const isHidden = (component: FormComponent, values: FormValues): boolean => {
  const conditional = component['conditional'];
  if (typeof conditional !== 'object' || conditional === null || !('hide' in conditional)) return false;
  const { hide } = conditional;
  if (typeof hide === 'boolean') return hide;
  if (typeof hide !== 'string' || hide.trim() === '') return false;
  try {
    return evaluate(hide.replace(/^=/, ''), known(values)).value === true;
  } catch {
    return false;
  }
};

/** FEEL knows null but not undefined. */
const known = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
