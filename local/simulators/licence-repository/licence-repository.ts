import { callbackRoutes } from '../callback-routes.ts';
import { Callbacks } from '../callbacks.ts';
import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Simulator } from '../simulator-server.ts';
import { clientRoutes } from './client-routes.ts';
import { openDemandBook } from './demand-book.ts';
import { demandRoutes } from './demand-routes.ts';
import { keeperRoutes } from './keeper-routes.ts';
import { openShelf } from './shelf.ts';
import { openStockBook } from './stock-book.ts';
import { stockRoutes } from './stock-routes.ts';
import { stockShelf } from './stock.ts';

/** A licence repository: find, verify, fetch, register once per request key, change state, ask issuers, take stock. */
export const startLicenceRepository = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const faults = createFaults();
  const callbacks = new Callbacks({
    settings,
    faults,
    ledger,
    forgers: { 'other-merchant': (event) => ({ ...event, client: 'another-client' }) },
  });
  const shelf = openShelf(ledger, settings.dataDir);
  await stockShelf(shelf);
  const parts = {
    shelf,
    demands: openDemandBook(ledger),
    stock: openStockBook(ledger),
    callbacks,
    faults,
    ledger,
    client: settings.client,
    now: settings.now,
  };
  const routes = [
    ...clientRoutes(parts),
    ...demandRoutes(parts),
    ...stockRoutes(parts),
    ...keeperRoutes(parts),
    ...callbackRoutes(callbacks),
  ];
  const simulator = await startSimulator({ settings, faults, ledger, routes });
  return {
    url: simulator.url,
    close: async () => {
      await callbacks.stop();
      await simulator.close();
    },
  };
};
