const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 MOD 37,36 over type, issuer, serial and version. */
const checkOf = (text: string): string => {
  let product = 36;
  for (const char of text) {
    const sum = (product + ALPHABET.indexOf(char)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
};

/** Identifier (GB/T 36904) of a licence that an issuer makes on demand. */
export const identify = (licenceType: string, issuerCode: string, serial: string): string =>
  `1.2.156.3005.2.${licenceType}.${issuerCode}.${serial}.001.${checkOf(`${licenceType}${issuerCode}${serial}001`)}`;
