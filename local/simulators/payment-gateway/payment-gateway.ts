import { join } from 'node:path';
import type { CallbackEvent, Letter, PostManner } from '../callback-post.ts';
import { callbackRoutes } from '../callback-routes.ts';
import { Callbacks } from '../callbacks.ts';
import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Simulator } from '../simulator-server.ts';
import { alipayLetter, alipayRoutes } from './alipay-face.ts';
import { clerkRoutes } from './clerk-routes.ts';
import { openKeys } from './keys.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { openOrderBook } from './order-book.ts';
import { payerRoutes } from './payer-routes.ts';
import { openStatements } from './statement.ts';
import { wechatLetter, wechatRoutes } from './wechat-face.ts';
import type { FaceParts } from './wechat-face.ts';

/** A message in the form of the provider whose face took the order; undefined: our own protocol. */
const writeFor = (parts: FaceParts, event: CallbackEvent, manner: PostManner): Letter | undefined => {
  const order = parts.book.find(String(event['merchantOrderNo'] ?? ''));
  if (order?.face === 'wechat-pay') return wechatLetter(parts, event, order, manner);
  return order?.face === 'alipay' ? alipayLetter(parts, event, order, manner) : undefined;
};

/**
 * A payment platform with three faces over one book: the unified platform's own protocol, WeChat Pay v3 and Alipay. Pay page,
 * signed notices, query, close, refund, daily statements.
 */
export const startPaymentGateway = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const faults = createFaults();
  const book = openOrderBook(ledger, settings.now);
  let url = '';
  const callbacks: Callbacks = new Callbacks({
    settings,
    faults,
    ledger,
    write: (event, manner) => writeFor(parts, event, manner),
    forgers: {
      'wrong-amount': (event) => ({ ...event, amountFen: 1 }),
      'other-merchant': (event) => ({ ...event, merchant: 'another-merchant' }),
    },
  });
  const parts = {
    book,
    statements: openStatements(book, settings.now),
    callbacks,
    faults,
    ledger,
    hold: { isHeld: false },
    merchant: settings.client,
    publicUrl: () => url,
    seen: new Set<string>(),
    keys: openKeys(settings.keysDir ?? join(settings.dataDir, 'keys')),
    key: settings.key,
    now: settings.now,
  };
  const ofPeople = [...payerRoutes(parts), ...clerkRoutes(parts)];
  const faces = [...merchantRoutes(parts), ...wechatRoutes(parts), ...alipayRoutes(parts)];
  const routes = [...faces, ...ofPeople, ...callbackRoutes(callbacks)];
  const simulator = await startSimulator({ settings, faults, ledger, routes });
  url = simulator.url;
  return {
    url,
    close: async () => {
      await callbacks.stop();
      await simulator.close();
    },
  };
};
