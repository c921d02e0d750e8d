import { callbackRoutes } from '../callback-routes.ts';
import { Callbacks } from '../callbacks.ts';
import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Simulator } from '../simulator-server.ts';
import { clientRoutes } from './client-routes.ts';
import { depotRoutes } from './depot-routes.ts';
import { openParcelBook } from './parcel-book.ts';

/** A courier: parcels known by the client's number, a label, tracking pushed as it happens, cancelling before collection. */
export const startCourier = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const faults = createFaults();
  const callbacks = new Callbacks({
    settings,
    faults,
    ledger,
    forgers: { 'other-merchant': (event) => ({ ...event, client: 'another-client' }) },
  });
  const parts = { book: openParcelBook(ledger, settings.now), callbacks, faults, ledger, client: settings.client };
  const routes = [...clientRoutes(parts), ...depotRoutes(parts), ...callbackRoutes(callbacks)];
  const simulator = await startSimulator({ settings, faults, ledger, routes });
  return {
    url: simulator.url,
    close: async () => {
      await callbacks.stop();
      await simulator.close();
    },
  };
};
