import type { FormChoices, FormComponent, FormDocument, FormValues } from '../../server/desk/form-schemas.ts';

/** A component and how many of the 16 columns it takes. */
export interface PlacedComponent {
  component: FormComponent;
  columns: number;
}

const fullWidth = 16;

/** form-js puts components with the same `layout.row` beside each other, in 16 columns. */
export const rowsOf = (components: readonly FormComponent[]): PlacedComponent[][] => {
  const rows = new Map<string, FormComponent[]>();
  components.forEach((component, index) => {
    const row = layoutOf(component).row ?? `alone-${index}`;
    rows.set(row, [...(rows.get(row) ?? []), component]);
  });
  return [...rows.values()].map(placeRow);
};

/** Dates carry their label under another name. */
export const labelOf = (component: FormComponent): string => {
  const dateLabel = component['dateLabel'] ?? component['timeLabel'];
  return component.label ?? (typeof dateLabel === 'string' ? dateLabel : '');
};

/** The document with every `valuesKey` replaced by the choices themselves. */
export const withChoices = (document: FormDocument, sources: FormChoices): FormDocument => ({
  ...document,
  components: document.components.map((component) => fillChoices(component, sources)),
});

/** What the fields start with where nothing was filled in yet. */
export const defaultsOf = (components: readonly FormComponent[]): FormValues =>
  Object.fromEntries(
    components.flatMap((component): [string, unknown][] => {
      if (component.type === 'group') return Object.entries(defaultsOf(component.components ?? []));
      if (component.key === undefined) return [];
      if (component.defaultValue !== undefined) return [[component.key, component.defaultValue]];
      return component.type === 'checkbox' ? [[component.key, false]] : [];
    }),
  );

const fillChoices = (component: FormComponent, sources: FormChoices): FormComponent => {
  const key = component.valuesKey;
  const filled = key === undefined ? component : { ...component, values: sources[key] ?? component.values ?? [] };
  if (filled.components === undefined) return filled;
  return { ...filled, components: filled.components.map((inner) => fillChoices(inner, sources)) };
};

const placeRow = (row: FormComponent[]): PlacedComponent[] => {
  const taken = row.reduce((sum, component) => sum + (layoutOf(component).columns ?? 0), 0);
  const flexible = row.filter((component) => layoutOf(component).columns === undefined).length;
  const share = flexible === 0 ? 0 : Math.max(1, Math.floor((fullWidth - taken) / flexible));
  return row.map((component) => ({ component, columns: layoutOf(component).columns ?? share }));
};

const layoutOf = (component: FormComponent): { row?: string; columns?: number } => {
  const layout = component['layout'];
  if (typeof layout !== 'object' || layout === null) return {};
  const { row, columns } = layout as { row?: unknown; columns?: unknown };
  return {
    ...(typeof row === 'string' ? { row } : {}),
    ...(typeof columns === 'number' ? { columns } : {}),
  };
};
