import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Simulator } from '../simulator-server.ts';
import { openMailboxBook } from './mailbox-book.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { startSmtpFace } from './smtp-face.ts';

/** A mail server: SMTP on a port of its own, and a page with what lies in the mailboxes. */
export const startEmail = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const faults = createFaults();
  const book = openMailboxBook(ledger);
  const { client, key, smtpPort: port = 0 } = settings;
  const smtp = await startSmtpFace({ port, client, key, book, faults });
  const simulator = await startSimulator({ settings, faults, ledger, routes: mailboxRoutes({ book, faults }) });
  return {
    url: simulator.url,
    smtpPort: smtp.port,
    close: async () => {
      await smtp.close();
      await simulator.close();
    },
  };
};
