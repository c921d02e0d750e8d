import type { Ledger, LedgerEntry } from '../ledger.ts';

/** A licence somebody wants from its issuer. */
export interface Demand {
  requestKey: string;
  licenceType: string;
  holderName: string;
  holderCode: string;
  demandedAt: string;
  state: 'pending' | 'supplied' | 'refused';
  identifier?: string;
  reason?: string;
}

/** Demands as the ledger tells them. */
export interface DemandBook {
  list(): Demand[];
  find(requestKey: string): Demand | undefined;
  open(demand: Pick<Demand, 'requestKey' | 'licenceType' | 'holderName' | 'holderCode'>): Demand;
  answer(requestKey: string, answer: Pick<Demand, 'state' | 'identifier' | 'reason'>): void;
}

const apply = (demands: Map<string, Demand>, entry: LedgerEntry): void => {
  const requestKey = String(entry['requestKey']);
  if (entry.type === 'licence-demanded')
    demands.set(requestKey, { ...(entry['demand'] as Demand), demandedAt: entry.at, state: 'pending' });
  const demand = demands.get(requestKey);
  if (entry.type === 'demand-answered' && demand) Object.assign(demand, entry['answer']);
};

export const openDemandBook = (ledger: Ledger): DemandBook => {
  const demands = new Map<string, Demand>();
  for (const entry of ledger.entries) apply(demands, entry);
  const write = (type: string, fields: Record<string, unknown>): void => apply(demands, ledger.append(type, fields));
  return {
    list: () => [...demands.values()],
    find: (requestKey) => demands.get(requestKey),
    open: (demand) => {
      write('licence-demanded', { requestKey: demand.requestKey, demand });
      return demands.get(demand.requestKey) as Demand;
    },
    answer: (requestKey, answer) => write('demand-answered', { requestKey, answer }),
  };
};
