import type { Ledger } from '../ledger.ts';
import type { Licence } from './shelf.ts';

/** A converted licence somebody handed in; the keeper looks at it before it goes on the shelf. */
export interface Pushed {
  requestKey: string;
  licence: Licence;
  file: string;
  pushedAt: string;
  state: 'pending' | 'registered' | 'refused';
  reason?: string;
}

/** What was pushed, as the ledger tells it. */
export interface StockBook {
  list(): Pushed[];
  find(requestKey: string): Pushed | undefined;
  open(pushed: Pick<Pushed, 'requestKey' | 'licence' | 'file'>): Pushed;
  answer(requestKey: string, answer: Pick<Pushed, 'state' | 'reason'>): void;
}

export const openStockBook = (ledger: Ledger): StockBook => {
  const book = new Map<string, Pushed>();
  const apply = (entry: Ledger['entries'][number]): void => {
    const requestKey = String(entry['requestKey']);
    if (entry.type === 'stock-pushed')
      book.set(requestKey, { ...(entry['pushed'] as Pushed), pushedAt: entry.at, state: 'pending' });
    const pushed = book.get(requestKey);
    if (entry.type === 'stock-settled' && pushed) Object.assign(pushed, entry['answer']);
  };
  ledger.entries.forEach(apply);
  return {
    list: () => [...book.values()],
    find: (requestKey) => book.get(requestKey),
    open: (pushed) => {
      apply(ledger.append('stock-pushed', { requestKey: pushed.requestKey, pushed }));
      return book.get(pushed.requestKey) as Pushed;
    },
    answer: (requestKey, answer) => apply(ledger.append('stock-settled', { requestKey, answer })),
  };
};
