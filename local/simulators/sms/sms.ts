import { callbackRoutes } from '../callback-routes.ts';
import { Callbacks } from '../callbacks.ts';
import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Simulator } from '../simulator-server.ts';
import { clientRoutes } from './client-routes.ts';
import { openMessageBook } from './message-book.ts';
import { phoneRoutes, settleWaiting } from './phone-routes.ts';

const AUTO_MS = 2000;

/** An SMS platform: a message is known by the client's key and goes out once; receipts are pushed, and answered when asked for. */
export const startSms = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const faults = createFaults();
  const callbacks = new Callbacks({
    settings,
    faults,
    ledger,
    forgers: { 'other-merchant': (event) => ({ ...event, client: 'another-client' }) },
  });
  const parts = { book: openMessageBook(ledger), callbacks, faults, ledger, client: settings.client };
  // as soon as a phone would have it
  const timer = setInterval(() => settleWaiting(parts), AUTO_MS).unref();
  const routes = [...clientRoutes(parts.book), ...phoneRoutes(parts), ...callbackRoutes(callbacks)];
  const simulator = await startSimulator({ settings, faults, ledger, routes });
  return {
    url: simulator.url,
    close: async () => {
      clearInterval(timer);
      await callbacks.stop();
      await simulator.close();
    },
  };
};
