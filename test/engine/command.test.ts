import { expect } from 'chai';
import { engineFiles } from '../../engine/build.mjs';
import { engineCommand, jdbcUrl } from '../../engine/command.mjs';

const SETTINGS = {
  port: 8090,
  databaseUrl: 'postgres://tongban_engine:s%40cret@db.example:6432/tongban?sslmode=verify-full',
  user: 'tongban',
  password: 'rest-secret',
  dataDir: '/var/lib/engine',
};

describe('engine/command', () => {
  it('starts the family it is told, from its own jars and classes', () => {
    for (const family of ['camunda', 'operaton'] as const) {
      const { args } = engineCommand({ ...SETTINGS, family });
      const classPath = args[args.indexOf('-cp') + 1] ?? '';
      expect(classPath).to.contain(engineFiles(family).lib).and.contain(engineFiles(family).classes);
    }
  });

  it('keeps secrets out of the command line, which every user of the machine can read', () => {
    const { args, env } = engineCommand(SETTINGS);
    expect(args.join(' ')).to.not.contain('cret');
    expect(env.ENGINE_DATABASE_PASSWORD).to.equal('s@cret');
    expect(env.ENGINE_JDBC_URL).to.not.contain('cret');
    expect(env.ENGINE_PASSWORD).to.equal('rest-secret');
  });

  it('listens on the loopback address and fires timers unless told otherwise', () => {
    const { env } = engineCommand(SETTINGS);
    expect(env).to.include({ ENGINE_ADDRESS: '127.0.0.1', ENGINE_JOB_EXECUTOR: 'true', ENGINE_PORT: '8090' });
    expect(engineCommand({ ...SETTINGS, jobExecutor: false }).env.ENGINE_JOB_EXECUTOR).to.equal('false');
  });

  it('runs in UTC, the zone of every date in its tables', () => {
    expect(engineCommand(SETTINGS).args).to.include('-Duser.timezone=UTC');
  });

  it('keeps what the database address asks for and adds its own schema and time-outs', () => {
    const url = new URL(jdbcUrl(SETTINGS.databaseUrl).replace('jdbc:', ''));
    expect(`${url.host}${url.pathname}`).to.equal('db.example:6432/tongban');
    expect(Object.fromEntries(url.searchParams)).to.include({
      sslmode: 'verify-full',
      currentSchema: 'engine',
      socketTimeout: '60',
    });
  });
});
