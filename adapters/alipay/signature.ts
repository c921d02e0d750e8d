import { createSign, createVerify } from 'node:crypto';

/** Parameters as Alipay signs them: sorted by name, without empty ones, `name=value` joined by `&`, values not encoded. */
export const signedText = (parameters: Readonly<Record<string, string>>): string =>
  Object.keys(parameters)
    .filter((name) => name !== 'sign' && parameters[name] !== '')
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`)
    .join('&');

/** The same for notices, which are signed with their empty fields, if there are any. */
export const noticeText = (parameters: Readonly<Record<string, string>>): string =>
  Object.keys(parameters)
    .filter((name) => name !== 'sign' && name !== 'sign_type')
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`)
    .join('&');

/** RSA2: SHA-256 with RSA. */
export const signText = (text: string, privateKey: string): string =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(privateKey, 'base64');

export const isSignedBy = (text: string, signature: string, publicKey: string): boolean =>
  createVerify('RSA-SHA256').update(text, 'utf8').verify(publicKey, signature, 'base64');

/** The very text of one member of a JSON object, as it was sent: that is what is signed. */
export const memberText = (json: string, name: string): string | undefined => {
  const start = json.indexOf(`"${name}"`);
  const open = start < 0 ? -1 : json.indexOf('{', start + name.length + 2);
  let [depth, isInString] = [0, false];
  for (let at = open; at >= 0 && at < json.length; at += 1) {
    const char = json[at];
    if (isInString && char === '\\') at += 1;
    else if (char === '"') isInString = !isInString;
    else if (!isInString && char === '{') depth += 1;
    else if (!isInString && char === '}' && (depth -= 1) === 0) return json.slice(open, at + 1);
  }
  return undefined;
};
