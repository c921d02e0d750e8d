import { config, expect } from 'chai';
import { findCircle, listPaths, readSources } from './support/source-tree.ts';
import type { Import, SourceFile } from './support/source-tree.ts';

config.truncateThreshold = 0;

const files = readSources();
const product = files.filter(({ path }) => !path.startsWith('test/'));

const FOLDER = /^(local\/simulators|[a-z-]+)\//;
const folderOf = (path: string): string => FOLDER.exec(path)?.[1] ?? path;
const isOurs = ({ to }: Import): boolean => to.includes('/') && files.some((file) => file.path === to);

type Rule = (from: string, imported: Import) => boolean;

const isDoor = (to: string): boolean =>
  /^domain\/[a-z-]+\/index\.ts$/.test(to) || ['domain/errors.ts', 'domain/needs.ts', 'domain/domain.ts'].includes(to);
const isIn =
  (...folders: string[]) =>
  (to: string) =>
    folders.includes(folderOf(to));
const isMain = (from: string): boolean => /(^|\/)main\.ts$/.test(from);
const audienceOf = (path: string): string | undefined => /^server\/([a-z-]+)\//.exec(path)?.[1];
const isWireType = ({ to, isType }: Import): boolean => isType && /^server\/.*-schemas\.ts$/.test(to);

const maySeeInServer = (from: string, to: string): boolean => {
  const [own, other] = [audienceOf(from), audienceOf(to)];
  return !own || !other || own === other || other === 'session' || /-schemas\.ts$/.test(to);
};

/** Who may import whom: one line per folder, as the house has it. A folder may always import itself. */
const TABLE: Record<string, Rule> = {
  processes: () => false,
  engine: () => false,
  migrations: () => false,
  'local/simulators': () => false,
  domain: () => false,
  adapters: (_, { to }) => isDoor(to),
  server: (from, { to }) => isDoor(to) || (isMain(from) && isIn('adapters', 'processes')(to)),
  workers: (from, { to }) => isDoor(to) || (isMain(from) && isIn('adapters', 'processes')(to)),
  'ui-kit': (_, imported) => isWireType(imported),
  'desk-ui': (_, imported) => isIn('ui-kit')(imported.to) || isWireType(imported),
  'modeler-ui': (_, imported) =>
    isIn('ui-kit')(imported.to) || isWireType(imported) || /^processes\/(lint|templates)\//.test(imported.to),
  local: (_, { to }) => !isIn('modeler-ui', 'desk-ui', 'ui-kit', 'test')(to),
};

/** Rooms of the domain, lowest first. Those on one line do not see each other, save through what is below them. */
const ROOMS = [
  ['audit', 'calendar', 'exactly-once', 'events', 'people'],
  ['clocks'],
  ['calendar-imports'],
  ['items', 'models'],
  ['cases'],
  ['materials', 'documents', 'payments', 'licences', 'courier', 'notifications'],
  ['special-procedures'],
  ['tasks'],
  ['inquiries'],
  ['orders'],
  ['reconciliation'],
  ['supervision'],
  ['detection'],
  ['reporting', 'exchange'],
].flat();
const ROOM_FREE = new Set(['domain/errors.ts', 'domain/needs.ts']);
const roomOf = (path: string): string | undefined => /^domain\/([a-z-]+)\//.exec(path)?.[1];
const rankOf = (path: string): number => ROOMS.indexOf(roomOf(path) ?? '');

const breaks = (list: readonly SourceFile[], isWrong: (file: SourceFile, imported: Import) => boolean): string[] =>
  list.flatMap((file) =>
    file.imports
      .filter((imported) => isOurs(imported) && isWrong(file, imported))
      .map(({ to }) => `${file.path} imports ${to}`),
  );

describe('architecture', () => {
  describe('who imports whom', () => {
    for (const [folder, may] of Object.entries(TABLE)) {
      it(`${folder} imports only what the house allows it`, () => {
        const own = files.filter((file) => folderOf(file.path) === folder);
        expect(breaks(own, ({ path }, imported) => folderOf(imported.to) !== folder && !may(path, imported))).to.eql(
          [],
        );
      });
    }

    it('every folder with code has a line in the table', () => {
      const folders = new Set(product.map(({ path }) => folderOf(path)));
      expect([...folders].filter((folder) => !(folder in TABLE))).to.eql([]);
    });

    it('an audience of the server does not reach into another, save the shared sign-in', () => {
      const server = files.filter(({ path }) => path.startsWith('server/'));
      expect(breaks(server, ({ path }, { to }) => !maySeeInServer(path, to))).to.eql([]);
    });

    it('the wire types of UIs import schemas only', () => {
      const schemas = files.filter(({ path }) => /^server\/.*-schemas\.ts$/.test(path));
      expect(breaks(schemas, (_, { to }) => !/-schemas\.ts$/.test(to))).to.eql([]);
      const packages = schemas
        .flatMap(({ imports }) => imports.map(({ to }) => to))
        .filter((to) => !to.includes('.ts'));
      expect(new Set(packages)).to.eql(new Set(['@sinclair/typebox']));
    });

    it('nothing imports in a circle', () => {
      expect(findCircle(files)?.join(' → ')).to.equal(undefined);
    });
  });

  describe('rooms of the domain', () => {
    const rooms = files.filter(({ path }) => roomOf(path));

    it('every room has its place in the order', () => {
      expect([...new Set(rooms.map(({ path }) => roomOf(path)))].filter((room) => !ROOMS.includes(room ?? ''))).to.eql(
        [],
      );
    });

    it('a room sees the doors of rooms below it only', () => {
      const isWrong = ({ path }: SourceFile, { to }: Import): boolean => {
        if (roomOf(to) === roomOf(path) || ROOM_FREE.has(to)) return false;
        return !isDoor(to) || rankOf(to) < 0 || rankOf(to) >= rankOf(path);
      };
      expect(breaks(rooms, isWrong)).to.eql([]);
    });

    it('every room has a door', () => {
      const names = new Set(rooms.map(({ path }) => roomOf(path)));
      expect([...names].filter((room) => !rooms.some(({ path }) => path === `domain/${room}/index.ts`))).to.eql([]);
    });

    it('only stores and readers know the database', () => {
      const touching = rooms.filter(({ text }) =>
        /\bdb\s*(\(|\.raw\b|\.select\b|\.from\b)|from 'knex'|from 'pg'/.test(text),
      );
      expect(touching.map(({ path }) => path).filter((path) => !/-(store|reader)\.ts$/.test(path))).to.eql([]);
    });

    it('the domain knows neither HTTP nor the framework nor the system clock', () => {
      const domain = files.filter(({ path }) => path.startsWith('domain/'));
      const packages = /from '(express|supertest|react|camunda-[a-z-]+|pg)'|from 'node:(http|https|net)'|\bfetch\(/;
      expect(domain.filter(({ text }) => packages.test(text)).map(({ path }) => path)).to.eql([]);
      const systemClock = /\bnew Date\(\)|\bDate\.now\(|DateTime\.(now|local|utc)\(\)/;
      expect(domain.filter(({ text }) => systemClock.test(text)).map(({ path }) => path)).to.eql([]);
    });
  });

  describe('names', () => {
    const paths = listPaths();
    const isPage = (path: string): boolean => /^(modeler-ui|desk-ui|ui-kit)\//.test(path);

    it('there is no drawer to throw things into', () => {
      const drawers = /(^|\/)(common|shared|utils?|types|lib|libs|helpers?|misc|core)(\/|\.[a-z]+$)/;
      expect(paths.filter((path) => drawers.test(path))).to.eql([]);
    });

    it('files are kebab-case, React components and classes of the canvas PascalCase', () => {
      const kebab =
        /^(\d{4}_[a-z0-9_]+|[a-z0-9]+(-[a-z0-9]+)*)(\.((rights\.)?test|bench))?\.(d\.mts|d\.ts|ts|tsx|mjs|cjs|js)$/;
      const pascal = /^[A-Z][A-Za-z0-9]*\.(ts|tsx|java)$/;
      const isWell = (path: string): boolean => {
        const name = path.split('/').at(-1) ?? '';
        if (name.endsWith('.tsx') && name !== 'main.tsx') return pascal.test(name);
        if (name.endsWith('.config.ts')) return true;
        if (pascal.test(name)) return isPage(path) || path.startsWith('engine/java/');
        return kebab.test(name) || (isPage(path) && /^use[A-Z][A-Za-z0-9]*\.ts$/.test(name));
      };
      expect(files.map(({ path }) => path).filter((path) => !isWell(path))).to.eql([]);
    });

    it('nothing is called manager, helper, util, base or impl', () => {
      const words = /(^|[/-])(manager|helpers?|utils?|base|impl)(-|\.)|\/[A-Za-z]*(Manager|Helper|Util|Base|Impl)\./;
      expect(files.map(({ path }) => path).filter((path) => words.test(path))).to.eql([]);
    });

    it('a migration is NNNN_verb_what.ts, its number used once', () => {
      const names = files.flatMap(({ path }) => /^migrations\/(.+)$/.exec(path)?.[1] ?? []);
      expect(names.filter((name) => !/^\d{4}_[a-z]+_[a-z0-9_]+\.ts$/.test(name))).to.eql([]);
      expect(new Set(names.map((name) => name.slice(0, 4))).size).to.equal(names.length);
    });

    it('a topic file is named as the topic', () => {
      const topics = files.filter(({ path }) => /^workers\/topics\/(?!index\.ts)[^/]+\.ts$/.test(path));
      const nameIn = (text: string): string | undefined => /\bname: '([a-z-]+)'/.exec(text)?.[1];
      const isWrong = ({ path, text }: SourceFile): boolean => path !== `workers/topics/${nameIn(text) ?? '?'}.ts`;
      expect(topics.filter(isWrong).map(({ path }) => path)).to.eql([]);
    });
  });

  describe('sizes and doors', () => {
    it('no file is longer than 300 lines, no test longer than 500', () => {
      const limitOf = (path: string): number => (path.startsWith('test/') ? 500 : 300);
      expect(
        files.filter(({ path, lines }) => lines > limitOf(path)).map(({ path, lines }) => `${path}: ${lines}`),
      ).to.eql([]);
    });

    it('half of the files have at most 70 lines, nine in ten at most 200', () => {
      const lines = product.map((file) => file.lines).sort((a, b) => a - b);
      expect(lines[Math.floor(lines.length / 2)]).to.be.at.most(70);
      expect(lines[Math.floor(lines.length * 0.9)]).to.be.at.most(200);
    });

    it('a file imports from at most eight places of ours, save where things are put together', () => {
      const isAssembly =
        /(^|\/)(main|domain|app|stack|index|outside|desk-routes|api-routes|DeskPages|[a-z-]*api|topics|schedules)\.tsx?$|^(test|local)\//;
      const many = product.filter(
        (file) => file.imports.filter((one) => isOurs(one) && !one.isType).length > 8 && !isAssembly.test(file.path),
      );
      expect(many.map(({ path }) => path)).to.eql([]);
    });

    it('only adapters/config.ts reads the environment of server and workers', () => {
      const program = product.filter(({ path }) => /^(domain|server|workers|adapters)\//.test(path));
      const reading = program.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
      expect(reading).to.eql(['adapters/config.ts']);
    });

    it('only the log writes to the console', () => {
      const program = product.filter(({ path }) =>
        /^(domain|server|workers|adapters|desk-ui|modeler-ui|ui-kit)\//.test(path),
      );
      expect(program.filter(({ text }) => /\bconsole\./.test(text)).map(({ path }) => path)).to.eql([]);
    });

    it('tests neither sleep nor replace modules of ours', () => {
      const tests = files.filter(({ path }) => path.endsWith('.test.ts') && path !== 'test/architecture.test.ts');
      const smells =
        /node:timers\/promises|new Promise\([^)]*setTimeout|\b(sinon|proxyquire|esmock|testdouble)\b|\bit\.skip\(|\bit\.only\(/;
      expect(tests.filter(({ text }) => smells.test(text)).map(({ path }) => path)).to.eql([]);
    });
  });
});
