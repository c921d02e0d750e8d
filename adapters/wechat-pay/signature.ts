import { createDecipheriv, createSign, createVerify, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { WechatPaySettings } from './settings.ts';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';

/** Lines that are signed, each ended by a line feed. */
const lines = (...parts: string[]): string => parts.map((part) => `${part}\n`).join('');

export const signText = (text: string, privateKey: string): string =>
  createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');

export const isSignedBy = (text: string, signature: string, key: KeyObject): boolean =>
  createVerify('RSA-SHA256').update(text).verify(key, signature, 'base64');

/** The Authorization header of a request; `target` = path and query as sent. */
export const authorize = (
  { merchantId, merchantSerial, privateKey, clock }: WechatPaySettings,
  { method, target, body }: { method: string; target: string; body: string },
  nonce = randomBytes(16).toString('hex'),
): string => {
  const timestamp = String(Math.floor(clock.now().toSeconds()));
  const signature = signText(lines(method, target, timestamp, nonce, body), privateKey);
  const parts = { mchid: merchantId, nonce_str: nonce, signature, timestamp, serial_no: merchantSerial };
  const list = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `${SCHEME} ${list.join(',')}`;
};

/** The text WeChat Pay signs in its answers and notices. */
export const answerText = (timestamp: string, nonce: string, body: string): string => lines(timestamp, nonce, body);

/** A sealed part of a message. */
export interface Sealed {
  algorithm: string;
  nonce: string;
  associated_data?: string | undefined;
  ciphertext: string;
}

const TAG_BYTES = 16;

/** AEAD_AES_256_GCM with the APIv3 key; throws when it was sealed with another key or changed on the way. */
export const unseal = (
  { algorithm, nonce, associated_data: associated = '', ciphertext }: Sealed,
  key: string,
): string => {
  if (algorithm !== 'AEAD_AES_256_GCM') throw new Error('sealed in another way');
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(nonce));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES)).setAAD(Buffer.from(associated));
  return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
};
