import { Type } from '@sinclair/typebox';
import type { Static, TObject } from '@sinclair/typebox';
import { checkAnswer, createOutsideHttp, OutsideRefusal } from '../outside-http.ts';
import type { OutsideSystem } from '../outside-http.ts';
import type { AlipaySettings } from './settings.ts';
import { isSignedBy, memberText, signedText, signText } from './signature.ts';

/** Parameters of one request, signed. */
export const signedParameters = (
  { appId, privateKey, notifyUrl, clock }: AlipaySettings,
  method: string,
  content: Record<string, unknown>,
): Record<string, string> => {
  const parameters = {
    app_id: appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
    version: '1.0',
    notify_url: notifyUrl,
    biz_content: JSON.stringify(content),
  };
  return { ...parameters, sign: signText(signedText(parameters), privateKey) };
};

export interface AlipayHttp {
  ask<A extends TObject>(method: string, content: Record<string, unknown>, answer: A): Promise<Static<A>>;
  download<T>(url: URL, read: (bytes: Buffer) => T): Promise<T>;
}

const STATEMENT_LIMIT = 64 * 1024 * 1024;
const Outcome = Type.Object({ code: Type.String(), sub_code: Type.Optional(Type.String()) });
/** Refusals that pass without anybody of ours. An empty account is none of these: a person must learn of it. */
const PASSING = /^(aop\.|isp\.unknow-error|ACQ\.SYSTEM_ERROR|isv\.(invalid-signature|insufficient))/i;

/** `alipay.trade.query` answers under `alipay_trade_query_response`. */
const memberOf = (method: string): string => `${method.replaceAll('.', '_')}_response`;

/** Alipay's open gateway: one address, parameters as a form, the answer signed inside its JSON. */
export const createAlipayHttp = (settings: AlipaySettings, system: OutsideSystem): AlipayHttp => {
  const http = createOutsideHttp(system);
  const believe = (json: string, method: string): unknown => {
    const text = memberText(json, memberOf(method)) ?? memberText(json, 'error_response');
    const signature = (JSON.parse(json) as { sign?: unknown }).sign;
    const isTheirs = text !== undefined && isSignedBy(text, String(signature ?? ''), settings.alipayPublicKey);
    if (!isTheirs) throw new Error('the answer is not signed by Alipay');
    const value: unknown = JSON.parse(text);
    const { code, sub_code: subCode = code } = checkAnswer(Outcome, { ...(value as object) });
    if (code === '10000') return value;
    if (code === '20000' || PASSING.test(subCode)) throw new Error(`answered ${code} ${subCode}`);
    throw new OutsideRefusal(Number(code), subCode);
  };
  return {
    ask: (method, content, answer) => {
      const body = new URLSearchParams(signedParameters(settings, method, content)).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
      return http.exchange({ method: 'POST', url: new URL(settings.url), headers, body }, ({ bytes }) =>
        checkAnswer(answer, believe(bytes.toString('utf8'), method)),
      );
    },
    download: (url, read) => http.exchange({ method: 'GET', url, limit: STATEMENT_LIMIT }, ({ bytes }) => read(bytes)),
  };
};
