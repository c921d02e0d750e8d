import { readFile } from 'node:fs/promises';
import type { StockLicence as Stock } from '../../domain/licences/index.ts';
import { type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { PushStock, StockLicence, StockPath } from './stock-schemas.ts';

const defineRoute = routesFor<ApiCaller>();

const view = ({ identifier, state, refusal }: Stock): StockLicence => ({ identifier, state, refusal: refusal ?? null });

/** 存量证照: departments hand over what they issued before. */
export const stockRoutes = (deps: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/stock-licences',
    summary: '推送一份存量证照（PDF 和元数据），随后登记到电子证照库',
    right: scope('licences:write'),
    bodySchema: PushStock,
    takesFile: true,
    status: 202,
    answer: StockLicence,
    handle: async ({ body, file, caller }) =>
      view(await deps.effects.licences.takeStock({ ...body, bytes: await readFile(file.path) }, caller.actor)),
  }),
  defineRoute({
    method: 'get',
    path: '/stock-licences/{identifier}',
    summary: '存量证照的登记情况',
    right: scope('licences:write'),
    pathSchema: StockPath,
    answer: StockLicence,
    handle: async ({ path }) => view(await deps.reading.licences.getStock(path.identifier)),
  }),
];
