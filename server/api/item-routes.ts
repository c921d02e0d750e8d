import type { ItemMaterial, PublishedItem } from '../../domain/items/index.ts';
import { type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { ItemDetail, ItemList, ItemPath, type ItemSummary } from './item-schemas.ts';

const defineRoute = routesFor<ApiCaller>();

export const itemRoutes = (deps: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/items',
    summary: '可申报的事项',
    right: scope('items:read'),
    answer: ItemList,
    handle: async () => ({ items: (await deps.reading.items.listItems()).map(toSummary) }),
  }),
  defineRoute({
    method: 'get',
    path: '/items/{key}',
    summary: '事项的办事指南与申报要求',
    right: scope('items:read'),
    pathSchema: ItemPath,
    answer: ItemDetail,
    handle: async ({ path }) => toDetail(await deps.reading.items.getItem(path.key)),
  }),
];

const toSummary = ({ item, version }: PublishedItem): ItemSummary => ({
  key: item.key,
  name: item.name,
  implementationCode: item.codes.implementation,
  version,
});

const toDetail = (published: PublishedItem): ItemDetail => ({
  ...toSummary(published),
  guide: published.item.guide,
  filingSchema: published.filing.schema,
  filingForm: published.filing.form,
  materials: published.item.materials.map(toMaterial),
  limits: Object.entries(published.item.limits).map(([key, limit]) => ({
    key,
    name: limit.name,
    budget: limit.budget,
    unit: limit.unit,
    legalBasis: limit.legalBasis,
  })),
});

const toMaterial = ({ key, name, isRequired, licenceType }: ItemMaterial) => ({
  key,
  name,
  isRequired,
  licenceType: licenceType ?? null,
});
