import { callbackRoutes } from '../callback-routes.ts';
import { Callbacks } from '../callbacks.ts';
import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Simulator } from '../simulator-server.ts';
import { clerkRoutes } from './clerk-routes.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { openOrderBook } from './order-book.ts';
import { payerRoutes } from './payer-routes.ts';
import { openStatements } from './statement.ts';

/** A payment platform: orders known by the merchant's number, a pay page, signed notices, query, close, refund. */
export const startPaymentGateway = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const faults = createFaults();
  const callbacks = new Callbacks({
    settings,
    faults,
    ledger,
    forgers: {
      'wrong-amount': (event) => ({ ...event, amountFen: 1 }),
      'other-merchant': (event) => ({ ...event, merchant: 'another-merchant' }),
    },
  });
  let url = '';
  const book = openOrderBook(ledger, settings.now);
  const parts = {
    book,
    statements: openStatements(book, settings.now),
    callbacks,
    hold: { isHeld: false },
    merchant: settings.client,
    publicUrl: () => url,
  };
  const ofPeople = [...payerRoutes(parts), ...clerkRoutes(parts)];
  const routes = [...merchantRoutes(parts), ...ofPeople, ...callbackRoutes(callbacks)];
  const simulator = await startSimulator({ settings, faults, ledger, routes });
  url = simulator.url;
  return {
    url,
    close: async () => {
      callbacks.stop();
      await simulator.close();
    },
  };
};
