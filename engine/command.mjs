/** How an engine node is started. The caller spawns it, keeps its log and waits for `engineReadyPath`. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { engineFiles } from './build.mjs';

/** Answers 200 with the service account's credentials once the engine serves requests. */
export const engineReadyPath = '/engine-rest/version';

const defaultSchema = 'engine';

/** `postgres://host:port/database?sslmode=…` as the JDBC driver writes it; credentials never go into the URL. */
export const jdbcUrl = (databaseUrl, schema = defaultSchema) => {
  const url = new URL(databaseUrl);
  const query = new URLSearchParams(url.searchParams);
  query.set('currentSchema', schema);
  query.set('ApplicationName', 'tongban-engine');
  query.set('connectTimeout', '10');
  // Seconds. A database that went away without a word must not hold a request for ever.
  query.set('socketTimeout', '60');
  query.set('tcpKeepAlive', 'true');
  return `jdbc:postgresql://${url.hostname}:${url.port || '5432'}${url.pathname}?${query}`;
};

/**
 * The command of one engine node. `databaseUrl` names host, port and database; `databaseUser` and `databasePassword`
 * default to those in it. `user` and `password` are the REST interface's own. `dataDir` is a writable directory for
 * temporary files. With `jobExecutor: false` no timer fires by itself (tests execute jobs one by one).
 */
export const engineCommand = ({
  family = 'camunda',
  port,
  address = '127.0.0.1',
  databaseUrl,
  databaseUser,
  databasePassword,
  schema = defaultSchema,
  user,
  password,
  dataDir,
  jobExecutor = true,
  heapMegabytes = 768,
}) => {
  const { lib, classes } = engineFiles(family);
  if (!existsSync(join(classes, '.stamp')))
    throw new Error(`engine ${family} is not built: node engine/build.mjs ${family}`);
  const url = new URL(databaseUrl);
  return {
    command: process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java',
    args: [
      '-Duser.timezone=UTC',
      '-Dfile.encoding=UTF-8',
      // Schemas come from the engine's own jars; one named by a model would be fetched from wherever the model says.
      '-Djavax.xml.accessExternalSchema=file,jar:file',
      `-Djava.io.tmpdir=${dataDir}`,
      `-Xmx${heapMegabytes}m`,
      '-Xss512k',
      '-XX:+UseSerialGC',
      '-XX:+ExitOnOutOfMemoryError',
      '-cp',
      [classes, join(lib, '*')].join(delimiter),
      'Engine',
      '--spring.config.location=classpath:engine.yml',
    ],
    env: {
      ENGINE_PORT: String(port),
      ENGINE_ADDRESS: address,
      ENGINE_JDBC_URL: jdbcUrl(databaseUrl, schema),
      ENGINE_SCHEMA: schema,
      ENGINE_DATABASE_USER: databaseUser ?? decodeURIComponent(url.username),
      ENGINE_DATABASE_PASSWORD: databasePassword ?? decodeURIComponent(url.password),
      ENGINE_USER: user,
      ENGINE_PASSWORD: password,
      ENGINE_WORK_DIRECTORY: dataDir,
      ENGINE_JOB_EXECUTOR: String(jobExecutor),
    },
  };
};
