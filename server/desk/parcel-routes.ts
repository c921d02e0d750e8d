import { roles, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseFile } from './case-file.ts';
import { MaterialParcelPath, ReceiveParcel } from './outcome-schemas.ts';

const defineRoute = routesFor<AccountCaller>();

/** Paper originals that come in by courier; of which cases is a matter of department, checked row by row. */
export const parcelRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/material-parcels/{parcelNo}/receipt',
    summary: '登记收到寄来的材料',
    right: roles('window-clerk'),
    pathSchema: MaterialParcelPath,
    bodySchema: ReceiveParcel,
    answer: 'nothing',
    handle: async ({ path, body: { contents }, caller }) => {
      await readCaseFile(deps.reading, path.caseNo, caller);
      await deps.transact((domain) => domain.courier.receiveParcel({ ...path, contents }, caller.actor));
    },
  }),
];
