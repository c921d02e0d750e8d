import { expect } from 'chai';
import { Environment, readConfig, readOwnerUrl } from '../../adapters/config.ts';
import { platformSigner } from '../../adapters/payment-provider.ts';

const COMPLETE = {
  DATABASE_URL: 'postgres://tongban_app@db/tongban',
  ENGINE_URL: 'http://127.0.0.1:8081/engine-rest',
  ENGINE_USER: 'tongban',
  ENGINE_PASSWORD: 'secret',
  PUBLIC_URL: 'https://spzx.example.gov.cn',
  SESSION_SECRET: '0123456789abcdef',
  FILE_STORE: '/srv/files',
  PAYMENT_URL: 'https://pay.example',
  PAYMENT_MERCHANT: 'm',
  PAYMENT_KEY: 'k',
  LICENCE_REPOSITORY_URL: 'https://licences.example',
  LICENCE_REPOSITORY_CLIENT: 'c',
  LICENCE_REPOSITORY_KEY: 'k',
  COURIER_URL: 'https://courier.example',
  COURIER_CLIENT: 'c',
  COURIER_KEY: 'k',
  SMS_URL: 'https://sms.example',
  SMS_CLIENT: 'c',
  SMS_KEY: 'k',
};

// what is in the files is not looked at here
const PEMS = { PAYMENT_PRIVATE_KEY: import.meta.filename, PAYMENT_PUBLIC_KEY: import.meta.filename };

describe('the configuration', () => {
  it('has defaults for port and log level, and no test settings unless given', () => {
    const config = readConfig(COMPLETE);
    expect(config).to.include({ port: 8080, logLevel: 'info', testClock: undefined, crashAt: undefined });
    const platform = { provider: 'platform', url: 'https://pay.example', client: 'm', key: 'k' };
    expect(config.paymentProvider).to.eql(platform);
    expect(platformSigner(config)).to.eql({ client: 'm', key: 'k' });
  });

  it('takes a port as text, and an empty variable as not given', () => {
    expect(readConfig({ ...COMPLETE, PORT: '9000', TEST_CLOCK: '' })).to.include({ port: 9000, testClock: undefined });
  });

  it('takes a mail server or none, and never one without a sender', () => {
    const SMTP_URL = 'smtps://office:secret@mail.example.gov.cn';
    expect(readConfig(COMPLETE).email).to.equal(undefined);
    expect(readConfig({ ...COMPLETE, SMTP_URL, EMAIL_FROM: 'o@example.gov.cn' }).email).to.eql({
      ...{ url: SMTP_URL, from: 'o@example.gov.cn' },
    });
    expect(() => readConfig({ ...COMPLETE, SMTP_URL })).to.throw('EMAIL_FROM');
  });

  it('names everything that is missing or wrong in one sentence', () => {
    expect(() => readConfig({ ...COMPLETE, SMS_KEY: undefined })).to.throw(
      /^环境变量缺失或不正确：.*SMS_KEY（短信平台分配的签名密钥）/,
    );
    expect(() => readConfig({ ...COMPLETE, PORT: 'http', SESSION_SECRET: 'short' }))
      .to.throw(/PORT（/)
      .and.match(/SESSION_SECRET（/);
  });

  it('asks for a signing key where one is used: the unified platform and WeChat Pay, not Alipay', () => {
    const keyless = { ...COMPLETE, PAYMENT_APP: '2021', ...PEMS, PAYMENT_KEY: undefined };
    const alipay = readConfig({ ...keyless, PAYMENT_PROVIDER: 'alipay' });
    expect(platformSigner(alipay)).to.equal(undefined);
    expect(() => readConfig(keyless)).to.throw('收款渠道 platform 还需要设置：PAYMENT_KEY');
    expect(() => readConfig({ ...keyless, PAYMENT_PROVIDER: 'wechat-pay' })).to.throw('PAYMENT_KEY');
  });

  it('says of every variable what it is for', () => {
    const silent = Object.entries(Environment.properties).filter(([, { description }]) => !description);
    expect(silent).to.eql([]);
  });

  it('keeps the owner of the tables apart: only migrations read it', () => {
    expect(readOwnerUrl({ OWNER_DATABASE_URL: 'postgres://o@db/tongban' })).to.equal('postgres://o@db/tongban');
    expect(() => readOwnerUrl(COMPLETE)).to.throw('OWNER_DATABASE_URL');
  });
});
