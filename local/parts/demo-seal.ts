import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';

const YEARS = 10;

// forge names the tag of a text "class"
const UTF8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class;

const NAMES = [
  { name: 'countryName', value: 'CN' },
  { name: 'commonName', value: '通办演示电子印章（仅供演示）', valueTagClass: UTF8 },
];

/** A certificate of nobody's: it signs what the demo prints and is trusted by no one. */
const makeSeal = (passphrase: string): Buffer => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  // the cases of the demo are older than the installation, and those of tests older still
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date();
  certificate.validity.notAfter.setFullYear(certificate.validity.notAfter.getFullYear() + YEARS);
  certificate.setSubject(NAMES);
  certificate.setIssuer(NAMES);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, keyCertSign: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  const store = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary');
};

/** Where the demo's seal lies in a data folder. */
export const demoSealPath = (dataDir: string): string => join(dataDir, 'demo-seal.p12');

/** Made once per data folder, readable by its owner only. */
export const ensureDemoSeal = (dataDir: string, passphrase: string): void => {
  const path = demoSealPath(dataDir);
  if (existsSync(path)) return;
  writeFileSync(`${path}.new`, makeSeal(passphrase), { mode: 0o600 });
  renameSync(`${path}.new`, path);
};
