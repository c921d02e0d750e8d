import { createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { WechatPaySettings } from './settings.ts';

/** The keys WeChat Pay signs with, by the serial number it names. */
export type PlatformKeys = (serial: string) => KeyObject | undefined;

const readKey = ({ id, pem }: { id?: string | undefined; pem: string }): [string, KeyObject] => {
  if (id !== undefined) return [id, createPublicKey(pem)];
  const certificate = new X509Certificate(pem);
  return [certificate.serialNumber.toUpperCase(), certificate.publicKey];
};

/** Certificates are known by their own serial number, a bare public key by its id. A new certificate is added beside the old one. */
export const readPlatformKeys = ({ platformKeys }: Pick<WechatPaySettings, 'platformKeys'>): PlatformKeys => {
  const keys = new Map(platformKeys.map(readKey));
  return (serial) => keys.get(serial) ?? keys.get(serial.toUpperCase());
};
