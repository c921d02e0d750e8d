/** The parts of item.json the modeler reads and changes; everything else passes through untouched. */
export interface ItemDocument {
  key: string;
  name: string;
  facts?: ItemFact[];
  limits?: Record<string, ItemLimit>;
  materials?: { key: string; name: string }[];
  specialProcedures?: { key: string; name: string; stopsClock?: boolean }[];
  [other: string]: unknown;
}

export interface ItemFact {
  key: string;
  name: string;
  type: string;
  values?: string[];
}

export interface ItemLimit {
  name: string;
  budget: number;
  unit: LimitUnit;
  legalBasis: string;
  [other: string]: unknown;
}

export const limitUnits = [
  { value: 'working-day', label: '工作日' },
  { value: 'calendar-day', label: '自然日' },
  { value: 'month', label: '个月' },
  { value: 'hour', label: '小时' },
] as const;

export type LimitUnit = (typeof limitUnits)[number]['value'];

export const readItem = (text: string | undefined): ItemDocument | undefined => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as ItemDocument;
  } catch {
    return undefined;
  }
};

export const writeItem = (item: ItemDocument): string => `${JSON.stringify(item, null, 2)}\n`;

/** A limit of one step is keyed `<part>/<user task>`; the others are the item's own. */
export const isStepLimit = (key: string): boolean => key.includes('/');

export const withLimit = (item: ItemDocument, key: string, limit: ItemLimit | undefined): ItemDocument => {
  const limits = { ...item.limits };
  if (limit === undefined) delete limits[key];
  else limits[key] = limit;
  return { ...item, limits };
};

/** The same limit under the task's new id, in its old place. */
export const withLimitRenamed = (item: ItemDocument, before: string, after: string): ItemDocument => ({
  ...item,
  limits: Object.fromEntries(
    Object.entries(item.limits ?? {}).map(([key, limit]) => [key === before ? after : key, limit]),
  ),
});
