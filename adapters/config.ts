import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

import { PaymentEnvironment, readPaymentConfig } from './payment-config.ts';
import type { PaymentConfig } from './payment-config.ts';

const text = (description: string) => Type.String({ minLength: 1, description });
const url = (description: string) => Type.String({ format: 'uri', description });

/** Every variable of the environment the program reads, each with the sentence an operator gets when it is wrong. */
export const Environment = Type.Object({
  DATABASE_URL: url('PostgreSQL 连接串，使用应用角色 tongban_app'),
  ENGINE_URL: url('流程引擎 REST 地址，例如 http://127.0.0.1:8081/engine-rest'),
  ENGINE_USER: text('流程引擎 REST 的用户名'),
  ENGINE_PASSWORD: text('流程引擎 REST 的密码'),
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 8080, description: '本机监听的端口' }),
  HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description: '监听的地址；对外服务时设为 0.0.0.0 或某一网卡的地址',
  }),
  PUBLIC_URL: url('浏览器和外部系统访问本平台所用的地址，回调地址由它拼成'),
  SESSION_SECRET: Type.String({ minLength: 16, description: '会话签名密钥，至少 16 个字符' }),
  FILE_STORE: text('存放申请材料文件的目录'),
  FONT: Type.String({
    minLength: 1,
    default: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
    description: '打印证照和文书用的中文字体文件（Debian 软件包 fonts-noto-cjk）',
  }),
  FONT_FACE: Type.String({
    minLength: 1,
    default: 'NotoSerifCJKsc-Regular',
    description: '字体文件是字体集（.ttc）时，其中的字体名',
  }),
  ...PaymentEnvironment,
  LICENCE_REPOSITORY_URL: url('电子证照库地址'),
  LICENCE_REPOSITORY_CLIENT: text('电子证照库分配的接入方编号'),
  LICENCE_REPOSITORY_KEY: text('电子证照库分配的签名密钥'),
  LICENCE_SEAL: Type.Optional(text('签署证照的电子印章：PKCS#12 文件，含 RSA 私钥和证书；不写则证照不签名')),
  LICENCE_SEAL_PASSPHRASE: Type.Optional(text('电子印章文件的口令')),
  COURIER_URL: url('快递平台地址'),
  COURIER_CLIENT: text('快递平台分配的客户编号'),
  COURIER_KEY: text('快递平台分配的签名密钥'),
  SMS_URL: url('短信平台地址'),
  SMS_CLIENT: text('短信平台分配的客户编号'),
  SMS_KEY: text('短信平台分配的签名密钥'),
  SMTP_URL: Type.Optional(url('邮件服务器地址，例如 smtps://user:password@mail.example.gov.cn；不写则不能发邮件')),
  EMAIL_FROM: Type.Optional(text('邮件的发件人，例如 政务服务 <noreply@example.gov.cn>；写了 SMTP_URL 就必须写')),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: '日志级别：fatal、error、warn、info、debug、trace 或 silent' },
  ),
  TEST_CLOCK: Type.Optional(text('只供测试与演示数据：存放当前时刻（ISO 8601）的文件')),
  CRASH_AT: Type.Optional(text('只供测试：首次到达这些标记（逗号分隔，* 为全部）时终止进程')),
  CRASH_PID: Type.Optional(Type.Integer({ minimum: 2, description: '只供测试：终止的进程号，默认为本进程' })),
  CRASH_FILE: Type.Optional(text('只供测试：记录到达过的标记的文件')),
});
export type Environment = Static<typeof Environment>;

/** The environment the migrations read. */
export const MigrationEnvironment = Type.Object({
  OWNER_DATABASE_URL: url('PostgreSQL 连接串，使用表的所有者角色 tongban_owner'),
});
export type MigrationEnvironment = Static<typeof MigrationEnvironment>;

const compiler = addFormats.default(
  new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true, removeAdditional: true }),
);

interface Schema {
  properties: Record<string, { description?: string }>;
}

const nameOf = (error: ErrorObject): string =>
  error.instancePath.slice(1) || String((error.params as { missingProperty?: string }).missingProperty);

const read = <T>(schema: Schema, env: NodeJS.ProcessEnv): T => {
  const given = Object.entries(env).filter(([name, value]) => name in schema.properties && value !== '');
  const values: Record<string, unknown> = Object.fromEntries(given);
  const validate = compiler.compile(schema);
  if (validate(values)) return values as T;
  const wrong = new Set<string>((validate.errors ?? []).map(nameOf));
  const sentences = [...wrong].map((name) => `${name}（${schema.properties[name]?.description ?? ''}）`);
  throw new Error(`环境变量缺失或不正确：${sentences.join('；')}`);
};

/** Who we are at an outside system and where it is. */
export interface OutsideSystem {
  url: string;
  /** our number there: merchant, client */
  client: string;
  key: string;
}

/** The settings of server and workers, in the program's own words. */
export interface Config {
  databaseUrl: string;
  engine: { url: string; user: string; password: string };
  port: number;
  /** address to listen on */
  host: string;
  publicUrl: string;
  sessionSecret: string;
  fileStore: string;
  /** what licences and documents are printed with; a collection needs the face */
  font: { path: string; face?: string };
  /** who takes the money: the unified platform, or a provider directly */
  paymentProvider: PaymentConfig;
  licenceRepository: OutsideSystem;
  /** what licences are signed with; undefined: they are not */
  licenceSeal: { path: string; passphrase: string } | undefined;
  courier: OutsideSystem;
  sms: OutsideSystem;
  /** undefined: the office has no mail server */
  email: { url: string; from: string } | undefined;
  logLevel: string;
  testClock: string | undefined;
  crashAt: string | undefined;
  crashPid: number | undefined;
  crashFile: string | undefined;
}

const readEmail = ({ SMTP_URL: url, EMAIL_FROM: from }: Environment): Config['email'] => {
  if (url === undefined) return undefined;
  if (from === undefined) throw new Error('环境变量缺失：写了 SMTP_URL，就要写 EMAIL_FROM（邮件的发件人）');
  return { url, from };
};

/** Reads and checks the environment; throws one sentence that names every variable that is missing or wrong. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const e = read<Environment>(Environment, env);
  return {
    databaseUrl: e.DATABASE_URL,
    engine: { url: e.ENGINE_URL, user: e.ENGINE_USER, password: e.ENGINE_PASSWORD },
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL,
    sessionSecret: e.SESSION_SECRET,
    fileStore: e.FILE_STORE,
    font: { path: e.FONT, ...(/\.[to]tc$/i.test(e.FONT) ? { face: e.FONT_FACE } : {}) },
    paymentProvider: readPaymentConfig(e),
    licenceRepository: {
      url: e.LICENCE_REPOSITORY_URL,
      client: e.LICENCE_REPOSITORY_CLIENT,
      key: e.LICENCE_REPOSITORY_KEY,
    },
    licenceSeal:
      e.LICENCE_SEAL === undefined ? undefined : { path: e.LICENCE_SEAL, passphrase: e.LICENCE_SEAL_PASSPHRASE ?? '' },
    courier: { url: e.COURIER_URL, client: e.COURIER_CLIENT, key: e.COURIER_KEY },
    sms: { url: e.SMS_URL, client: e.SMS_CLIENT, key: e.SMS_KEY },
    email: readEmail(e),
    logLevel: e.LOG_LEVEL,
    testClock: e.TEST_CLOCK,
    crashAt: e.CRASH_AT,
    crashPid: e.CRASH_PID,
    crashFile: e.CRASH_FILE,
  };
};

/** The owner's connection string, for the migrations only: server and workers never hold it. */
export const readOwnerUrl = (env: NodeJS.ProcessEnv = process.env): string =>
  read<MigrationEnvironment>(MigrationEnvironment, env).OWNER_DATABASE_URL;
