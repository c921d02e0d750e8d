import { evaluate } from 'feelin';
import type { FormComponent, FormValues } from '../../server/desk/form-schemas.ts';

/** form-js `conditional.hide`: a FEEL expression over the values; a broken or undecided one shows the field. */
export const isHidden = (component: FormComponent, values: FormValues): boolean => {
  const hide = component.conditional?.hide;
  if (hide === undefined || hide.trim() === '') return false;
  try {
    return evaluate(hide.replace(/^=/, ''), known(values)).value === true;
  } catch {
    return false;
  }
};

/** FEEL knows null but not undefined. */
const known = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
