import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** RSA keys of merchant and provider, as files: the merchant's program reads its half there. */
export interface Keys {
  merchantPublic: KeyObject;
  providerPrivate: KeyObject;
}

/** The id WeChat Pay's public key is known by here, and the serial number of the merchant's certificate. */
export const PLATFORM_KEY_ID = 'PUB_KEY_ID_0000000000000000000000000001';
export const MERCHANT_SERIAL = '5157F09EFDC096DE15EBE81A47057A7200000001';

const writePair = (dir: string, name: string): void => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const write = (file: string, text: string): void => {
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  write(join(dir, `${name}-public.pem`), publicKey.export({ type: 'spki', format: 'pem' }).toString());
  write(join(dir, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
};

/** Makes `merchant.pem`, `provider.pem` and their public halves where they are missing. */
export const makeKeys = (dir: string): void => {
  mkdirSync(dir, { recursive: true });
  for (const name of ['merchant', 'provider']) if (!existsSync(join(dir, `${name}.pem`))) writePair(dir, name);
};

/** The keys, made when first needed. */
export const openKeys = (dir: string): (() => Keys) => {
  let keys: Keys | undefined;
  return () => {
    if (keys) return keys;
    makeKeys(dir);
    const read = (name: string): string => readFileSync(join(dir, `${name}.pem`), 'utf8');
    keys = {
      merchantPublic: createPublicKey(read('merchant-public')),
      providerPrivate: createPrivateKey(read('provider')),
    };
    return keys;
  };
};
