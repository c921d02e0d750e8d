import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = [
  ...['processes', 'domain', 'server', 'workers', 'adapters', 'engine'],
  ...['modeler-ui', 'desk-ui', 'ui-kit', 'migrations', 'local', 'test'],
];
const BUILT = new Set(['engine/lib', 'engine/classes', 'engine/target']);
const CODE = /\.(ts|tsx|mjs|cjs|js|java)$/;

/** One import or re-export of a file: where to (a path in the repository, or a package) and whether only types cross. */
export interface Import {
  to: string;
  isType: boolean;
}

/** A source file of ours, by its path in the repository. */
export interface SourceFile {
  path: string;
  text: string;
  lines: number;
  imports: Import[];
}

const pathsBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (BUILT.has(path)) return [];
    return statSync(join(ROOT, path)).isDirectory() ? pathsBelow(path) : [path];
  });

const STATIC = /^(?:import|export)\s+(type\s)?([^'"`;=()]*?)from\s+['"]([^'"]+)['"]/gm;
const BARE = /^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

const hasOnlyTypes = (names: string): boolean => {
  const inBraces = /^\s*\{([^}]*)\}\s*$/s.exec(names)?.[1];
  const words = inBraces?.split(',').map((word) => word.trim());
  return Boolean(words?.length && words.every((word) => word === '' || word.startsWith('type ')));
};

const importsOf = (path: string, text: string): Import[] => {
  const found = [
    ...[...text.matchAll(STATIC)].map(([, type, names = '', to = '']) => ({
      to,
      isType: Boolean(type) || hasOnlyTypes(names),
    })),
    ...[...text.matchAll(BARE), ...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ to, isType: false })),
  ];
  return found.map(({ to, isType }) => ({ to: to.startsWith('.') ? posix.join(dirname(path), to) : to, isType }));
};

/** Every file of ours below the product's folders that holds code, tests included. */
export const readSources = (): SourceFile[] =>
  FOLDERS.flatMap(pathsBelow)
    .filter((path) => CODE.test(path) && !path.endsWith('.d.mts'))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
    });

/** Every path below the product's folders, whatever it holds. */
export const listPaths = (): string[] => FOLDERS.flatMap(pathsBelow).map((path) => relative('.', path));

/** The first circle of files that import each other, as a list of paths; undefined when there is none. Types count. */
export const findCircle = (files: readonly SourceFile[]): string[] | undefined => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): string[] | undefined => {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    const file = byPath.get(path);
    if (!file || done.has(path)) return undefined;
    for (const { to } of file.imports) {
      const circle = walk(to, [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const circle = walk(path, []);
    if (circle) return circle;
  }
  return undefined;
};
