/**
 * Electronic licence identifier, GB/T 36904-2018:
 * `1.2.156.3005.2.<type 21>.<issuer USCC 18>.<serial>.<version 3>.<check 1>`; the check is ISO 7064 MOD 37,36 over type, issuer, serial
 * and version without dots.
 */
const ROOT = '1.2.156.3005.2';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const PATTERN = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,50})\.(\d{3})\.([0-9A-Z])$/;

export interface LicenceIdentifierParts {
  /** USCC of the body that defines the licence + 3 characters */
  licenceType: string;
  issuerCode: string;
  /** letters and digits, unique for type and issuer */
  serial: string;
  /** 1 = first */
  version: number;
}

/** ISO 7064 MOD 37,36 (hybrid system); capital letters and digits only. */
export const checkCharacter = (text: string): string => {
  let remainder = 36;
  for (const char of text) remainder = (((remainder + ALPHABET.indexOf(char)) % 36 || 36) * 2) % 37;
  return ALPHABET.charAt((37 - remainder) % 36);
};

export const makeLicenceIdentifier = ({ licenceType, issuerCode, serial, version }: LicenceIdentifierParts): string => {
  const versionText = String(version).padStart(3, '0');
  const check = checkCharacter(licenceType + issuerCode + serial + versionText);
  const identifier = [ROOT, licenceType, issuerCode, serial, versionText, check].join('.');
  if (!PATTERN.test(identifier)) throw new Error(`not a licence identifier: ${identifier}`);
  return identifier;
};

/** The parts of a well-formed identifier with a right check character; undefined otherwise. */
export const parseLicenceIdentifier = (identifier: string): LicenceIdentifierParts | undefined => {
  const [, licenceType, issuerCode, serial, version, check] = PATTERN.exec(identifier) ?? [];
  if (!licenceType || !issuerCode || !serial || !version) return undefined;
  if (checkCharacter(licenceType + issuerCode + serial + version) !== check) return undefined;
  return { licenceType, issuerCode, serial, version: Number(version) };
};
