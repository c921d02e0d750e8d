import { createCipheriv, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { expect } from 'chai';
import fc from 'fast-check';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { signedParameters } from '../../adapters/alipay/alipay-http.ts';
import { readDetails } from '../../adapters/alipay/read-bill.ts';
import {
  isSignedBy as isAlipaySigned,
  memberText,
  noticeText,
  signedText,
  signText,
} from '../../adapters/alipay/signature.ts';
import { readBill } from '../../adapters/wechat-pay/read-bill.ts';
import { answerText, authorize, isSignedBy, unseal } from '../../adapters/wechat-pay/signature.ts';
import { fenOf, yuanOf } from '../../adapters/yuan.ts';
import { FixedClock } from '../support/clock.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const clock = new FixedClock();
const person = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('WeChat Pay, against a client of its own', () => {
  const settings = {
    ...{ url: 'http://x', appId: 'wx1', merchantId: '1900000001', merchantSerial: 'ABC', privateKey: privatePem },
    ...{ apiV3Key: 'k'.repeat(32), platformKeys: [], notifyUrl: 'http://n', payPage: (no: string) => no },
    ...({ trade: 'native', clock } as const),
  };

  it('signs requests as the client would', () => {
    const body = '{"amount":{"total":1}}';
    const target = '/v3/pay/transactions/native?x=1';
    const header = authorize(settings, { method: 'POST', target, body }, 'nonce123');
    const read = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? '';
    const text = Formatter.request('POST', target, read('timestamp'), 'nonce123', body);
    const theirs = Formatter.authorization(
      '1900000001',
      'nonce123',
      Rsa.sign(text, privatePem),
      read('timestamp'),
      'ABC',
    );
    const partsOf = (value: string): string[] => value.replace(/^\S+ /, '').split(',').sort();
    expect(header.split(' ')[0]).to.equal('WECHATPAY2-SHA256-RSA2048');
    expect(partsOf(header)).to.deep.equal(partsOf(theirs));
  });

  it('believes what the client signs, and nothing that was changed', () => {
    const body = '{"code_url":"weixin://x"}';
    const signature = Rsa.sign(Formatter.response('1772413200', 'n0', body), privatePem);
    const key = createPublicKey(publicPem);
    expect(isSignedBy(answerText('1772413200', 'n0', body), signature, key)).to.equal(true);
    expect(isSignedBy(answerText('1772413200', 'n0', `${body} `), signature, key)).to.equal(false);
    expect(isSignedBy(answerText('1772413201', 'n0', body), signature, key)).to.equal(false);
  });

  it('opens what the client seals, and refuses another key or a changed byte', () => {
    const [key, nonce, aad] = ['k'.repeat(32), 'nonce0123456', 'transaction'];
    const sealed = { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: aad };
    fc.assert(
      fc.property(person, (text) => {
        const ciphertext = Aes.AesGcm.encrypt(text, key, nonce, aad);
        expect(unseal({ ...sealed, ciphertext }, key)).to.equal(text);
      }),
    );
    const ciphertext = Aes.AesGcm.encrypt('{"a":1}', key, nonce, aad);
    expect(() => unseal({ ...sealed, ciphertext }, 'x'.repeat(32))).to.throw();
    expect(() => unseal({ ...sealed, associated_data: 'refund', ciphertext }, key)).to.throw();
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    expect(() => unseal({ ...sealed, ciphertext: cipher.update('x', 'utf8', 'base64') }, key)).to.throw();
  });

  it('reads a trade bill in the form the provider publishes, whatever the order of its columns', () => {
    const head =
      '交易时间,微信订单号,商户订单号,交易状态,微信退款单号,商户退款单号,退款状态,商品名称,订单金额,申请退款金额';
    const rows = [
      '`2026-03-02 10:00:00,`4200001,`order-1,`SUCCESS,`0,`0,`,`占道费,含税,`1080.00,`0.00',
      '`2026-03-02 23:59:59,`4200001,`order-1,`REFUND,`5030001,`refund-1,`PROCESSING,`占道费,`0.00,`80.05',
      '`2026-03-02 23:59:59,`4200001,`order-1,`REFUND,`5030002,`refund-2,`FAIL,`占道费,`0.00,`1.00',
    ];
    const sums = ['总交易单数,应结订单总金额,退款总金额', '`3,`1080.00,`81.05'];
    const text = [head, ...rows, ...sums].join('\r\n');
    expect(readBill(`\uFEFF${text}\r\n`)).to.deep.equal([
      {
        ...{ kind: 'payment', orderNo: 'order-1', gatewayNo: '4200001', amountFen: 108_000, isDone: true },
        at: '2026-03-02T10:00:00+08:00',
      },
      {
        ...{ kind: 'refund', orderNo: 'order-1', refundNo: 'refund-1', gatewayNo: '5030001', amountFen: 8_005 },
        ...{ isDone: false, at: '2026-03-02T23:59:59+08:00' },
      },
    ]);
    expect(() => readBill([head, rows[0], ...sums].join('\r\n'))).to.throw('not whole');
    expect(() => readBill([head, ...rows].join('\r\n'))).to.throw('not whole');
  });
});

describe('Alipay, against its own client', () => {
  const settings = {
    ...{ url: 'http://x/gateway.do', appId: '2021000000000001', sellerId: '2088', privateKey: privatePem },
    ...({
      alipayPublicKey: publicPem,
      notifyUrl: 'http://n',
      payPage: (no: string) => no,
      trade: 'code',
      clock,
    } as const),
  };
  const sdk = new AlipaySdk({
    ...{ appId: settings.appId, privateKey: privatePem, alipayPublicKey: publicPem, keyType: 'PKCS8' as const },
    camelcase: false,
  });

  it('signs parameters so that the client verifies them, Chinese and signs included', () => {
    fc.assert(
      fc.property(person, (subject) => {
        const { sign = '', ...parameters } = signedParameters(settings, 'alipay.trade.precreate', { subject });
        expect(isAlipaySigned(signedText(parameters), sign, publicPem)).to.equal(true);
        expect(sign).to.equal(
          createSign('RSA-SHA256')
            .update(signedText({ ...parameters }))
            .sign(privatePem, 'base64'),
        );
      }),
    );
  });

  it('signs a page address as the client does', () => {
    const content = {
      out_trade_no: 'order-1',
      total_amount: '1080.00',
      subject: '占道费',
      product_code: 'FAST_INSTANT_TRADE_PAY',
    };
    const theirs = new URL(
      sdk.pageExecute('alipay.trade.page.pay', 'GET', { notifyUrl: 'http://n', bizContent: content }),
    );
    const given = Object.fromEntries(theirs.searchParams);
    const { sign = '', ...parameters } = given;
    expect(isAlipaySigned(signedText(parameters), sign, publicPem)).to.equal(true);
    expect(signText(signedText(parameters), privatePem)).to.equal(sign);
  });

  it('signs notices so that the client believes them, and believes them itself', () => {
    const fields = {
      notify_id: 'n1',
      app_id: settings.appId,
      subject: '占道费 & 停车=1',
      total_amount: '0.01',
      empty: '',
    };
    const sign = signText(noticeText(fields), privatePem);
    const notice = { ...fields, sign, sign_type: 'RSA2' };
    expect(sdk.checkNotifySign(notice)).to.equal(true);
    expect(sdk.checkNotifySign({ ...notice, total_amount: '0.02' })).to.equal(false);
    expect(isAlipaySigned(noticeText(notice), sign, publicPem)).to.equal(true);
  });

  it('takes the very text that was signed out of an answer, as the client does', () => {
    fc.assert(
      fc.property(person, person, (subject, other) => {
        const inner = JSON.stringify({ code: '10000', subject, nested: { other } });
        const json = `{"alipay_trade_query_response":${inner},"sign":"abc"}`;
        expect(memberText(json, 'alipay_trade_query_response')).to.equal(inner);
      }),
    );
    const json = `{"alipay_trade_query_response":{"code":"10000","trade_no":"2"},"sign":"${'a'.repeat(344)}"}`;
    const theirs = sdk.getSignStr(json, 'alipay_trade_query_response');
    expect(memberText(json, 'alipay_trade_query_response')).to.equal(theirs);
  });

  it('reads the details of a trade bill, refunds below zero, and misses nothing', () => {
    const head = '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,订单金额（元）,退款批次号/请求号,备注';
    const rows = [
      '2026030222001\t,order-1\t,交易,占道费,2026-03-02 09:59:00,2026/3/2 10:00:00,1080.00,,',
      '2026030222001\t,order-1\t,退款,占道费,2026-03-02 09:59:00,2026-03-02 11:00:00,-80.05,refund-1\t,',
    ];
    const sums = ['#交易合计：1笔，商家实收共1080.00元', '#退款合计：1笔，商家实收退款共-80.05元'];
    const lines = readDetails(['#支付宝业务明细查询', head, ...rows, '#列表结束', ...sums].join('\r\n'));
    expect(lines.map(({ kind, amountFen, at, refundNo }) => [kind, amountFen, at, refundNo])).to.deep.equal([
      ['payment', 108_000, '2026-03-02T10:00:00+08:00', undefined],
      ['refund', 8_005, '2026-03-02T11:00:00+08:00', 'refund-1'],
    ]);
    expect(() => readDetails([head, rows[0], ...sums].join('\r\n'))).to.throw('not whole');
  });
});

describe('yuan and fen', () => {
  it('turn into each other exactly, whatever the amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => fenOf(yuanOf(fen)) === fen));
    expect([fenOf('0.1'), fenOf('-3'), fenOf('1080.0000')]).to.deep.equal([10, 300, 108_000]);
    for (const wrong of ['', '1.005', '1,080.00', '1e3', '元']) expect(() => fenOf(wrong), wrong).to.throw();
  });
});
