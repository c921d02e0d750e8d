import { constants, createPrivateKey, type KeyObject, privateEncrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { md, pki } from 'node-forge';
import { type LicenceSeal, sealNotValid } from '../domain/licences/index.ts';

/** A PKCS#12 file with one RSA key and the certificate that belongs to it, and its chain, in any order. */
export interface SealFile {
  path: string;
  passphrase: string;
}

interface Keys {
  key: KeyObject;
  own: pki.Certificate;
  certificates: pki.Certificate[];
}

// loaded when first needed: most processes never sign
const loadForge = async () => (await import('node-forge')).default;

const openSeal = async ({ path, passphrase }: SealFile): Promise<Keys> => {
  const { asn1, pkcs12, pki: names, util } = await loadForge();
  const file = util.createBuffer(readFileSync(path).toString('binary'));
  const store = pkcs12.pkcs12FromAsn1(asn1.fromDer(file), passphrase);
  const { pkcs8ShroudedKeyBag = '', certBag = '' } = names.oids;
  const key = store.getBags({ bagType: pkcs8ShroudedKeyBag })[pkcs8ShroudedKeyBag]?.[0]?.key as pki.rsa.PrivateKey;
  const certificates = (store.getBags({ bagType: certBag })[certBag] ?? []).flatMap(({ cert }) => (cert ? [cert] : []));
  const own = certificates.find(({ publicKey }) => (publicKey as pki.rsa.PublicKey).n.equals(key?.n));
  if (own === undefined) throw new Error(`no key with its certificate in ${path}`);
  return { key: createPrivateKey(names.privateKeyToPem(key)), own, certificates };
};

/** What is signed outside these days is signed for nothing: printing waits until there is another certificate. */
const refuseUnlessValid = ({ validity: { notBefore, notAfter } }: pki.Certificate, at: Date): void => {
  if (at >= notBefore && at <= notAfter) return;
  const days = `${notBefore.toISOString().slice(0, 10)} – ${notAfter.toISOString().slice(0, 10)}`;
  throw sealNotValid([{ path: '', message: `证书有效期 ${days}` }]);
};

const UTF8_STRING = 12;

/** forge keeps names of a certificate as bytes and would encode them a second time: a Chinese issuer would not be recognised. */
const signerOf = (certificate: pki.Certificate, decode: (bytes: string) => string): pki.Certificate => {
  const attributes = certificate.issuer.attributes.map((one) =>
    Number(one.valueTagClass) === UTF8_STRING ? { ...one, value: decode(String(one.value)) } : one,
  );
  return { ...certificate, issuer: { ...certificate.issuer, attributes } };
};

/** What DER says before a SHA-256 digest (RFC 8017, 9.2, note 1). */
const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** forge computes signatures in JavaScript, which takes twenty times as long; it calls whatever has its key's `sign`. */
const nativeKey = (key: KeyObject): pki.rsa.PrivateKey => {
  const sign = (digest: md.MessageDigest): string => {
    const digestInfo = Buffer.concat([SHA256_PREFIX, Buffer.from(digest.digest().getBytes(), 'binary')]);
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo).toString('binary');
  };
  return { sign } as pki.rsa.PrivateKey;
};

/** RSA with SHA-256 and the signing time among the signed attributes. The file is opened at the first signature. */
export const createRsaLicenceSeal = (file: SealFile): LicenceSeal => {
  let opened: Promise<Keys> | undefined;
  return {
    maxLength: 8192,
    async sign(content, at) {
      opened ??= openSeal(file);
      const { key, own, certificates } = await opened;
      refuseUnlessValid(own, at);
      const { asn1, pkcs7, pki: names, util } = await loadForge();
      const message = pkcs7.createSignedData();
      message.content = util.createBuffer(content.toString('binary'));
      for (const certificate of certificates) message.addCertificate(certificate);
      const { contentType = '', data, messageDigest = '', signingTime = '', sha256 = '' } = names.oids;
      message.addSigner({
        key: nativeKey(key),
        certificate: signerOf(own, util.decodeUtf8),
        digestAlgorithm: sha256,
        authenticatedAttributes: [
          { type: contentType, ...(data && { value: data }) },
          // forge takes a date here, whatever its types say
          { type: signingTime, value: at as unknown as string },
          { type: messageDigest },
        ],
      });
      message.sign({ detached: true });
      return Buffer.from(asn1.toDer(message.toAsn1()).getBytes(), 'binary');
    },
  };
};
