import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger, LedgerEntry } from '../ledger.ts';

export type LicenceState = 'valid' | 'suspended' | 'revoked' | 'cancelled';

/** Metadata of one electronic licence, as far as GB/T 36903 names it. Dates are yyyy-mm-dd. */
export interface Licence {
  identifier: string;
  licenceType: string;
  licenceName: string;
  licenceNo: string;
  holderName: string;
  holderCode: string;
  /** 001 unified social credit code, 111 ID number */
  holderCodeType: string;
  issuerCode: string;
  issuerName: string;
  issuedOn: string;
  validFrom: string;
  validUntil: string;
  state: LicenceState;
  fileHash: string;
  content: Record<string, unknown>;
}

export interface Registration {
  requestKey: string;
  identifier: string;
  registeredAt: string;
}

/** Licences and files as the ledger tells them. */
export interface Shelf {
  list(): Licence[];
  find(identifier: string): Licence | undefined;
  findRegistration(requestKey: string): Registration | undefined;
  register(requestKey: string, licence: Licence, file: Buffer): Registration;
  setState(requestKey: string, identifier: string, state: LicenceState, reason: string): Licence;
  /** why its state was changed last */
  lastReason(identifier: string): string | undefined;
  /** the identifier of the licence this key changed */
  findStateChange(requestKey: string): string | undefined;
  readFile(licence: Licence): Buffer;
}

interface Contents {
  licences: Map<string, Licence>;
  registrations: Map<string, Registration>;
  stateChanges: Map<string, string>;
  reasons: Map<string, string>;
}

const apply = ({ licences, registrations, stateChanges, reasons }: Contents, entry: LedgerEntry): void => {
  const [identifier, requestKey] = [String(entry['identifier']), String(entry['requestKey'])];
  if (entry.type === 'licence-registered') {
    licences.set(identifier, { ...(entry['licence'] as Licence) });
    registrations.set(requestKey, { requestKey, identifier, registeredAt: entry.at });
  }
  const licence = licences.get(identifier);
  if (entry.type !== 'licence-state-changed' || !licence) return;
  licence.state = entry['state'] as LicenceState;
  stateChanges.set(requestKey, identifier);
  reasons.set(identifier, String(entry['reason'] ?? ''));
};

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const openShelf = (ledger: Ledger, dataDir: string): Shelf => {
  const files = join(dataDir, 'files');
  mkdirSync(files, { recursive: true });
  const contents: Contents = {
    licences: new Map(),
    registrations: new Map(),
    stateChanges: new Map(),
    reasons: new Map(),
  };
  for (const entry of ledger.entries) apply(contents, entry);
  const write = (type: string, fields: Record<string, unknown>): void => apply(contents, ledger.append(type, fields));
  return {
    list: () => [...contents.licences.values()],
    find: (identifier) => contents.licences.get(identifier),
    findRegistration: (requestKey) => contents.registrations.get(requestKey),
    register(requestKey, licence, file) {
      const target = join(files, licence.fileHash);
      writeFileSync(`${target}.part`, file, { flush: true });
      renameSync(`${target}.part`, target);
      write('licence-registered', { requestKey, identifier: licence.identifier, licence });
      const registration = contents.registrations.get(requestKey);
      if (!registration) throw new Error('registration was not kept');
      return registration;
    },
    setState(requestKey, identifier, state, reason) {
      write('licence-state-changed', { requestKey, identifier, state, reason });
      const licence = contents.licences.get(identifier);
      if (!licence) throw new Error(`no licence ${identifier}`);
      return licence;
    },
    lastReason: (identifier) => contents.reasons.get(identifier),
    findStateChange: (requestKey) => contents.stateChanges.get(requestKey),
    readFile: ({ fileHash }) => readFileSync(join(files, fileHash)),
  };
};
