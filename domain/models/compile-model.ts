import { parseItem } from '../items/index.ts';
import { checkFiles } from './check-files.ts';
import type { CompileInput, CompiledModel, Finding, ModelCompiler } from './model-compiler.ts';
import type { ModelFile } from './model-file.ts';
import { findFile, kindOf } from './model-file.ts';

/** What came of looking at a model: the findings, and what to publish when none of them is an error. */
export interface CompiledInput {
  input: CompileInput;
  findings: Finding[];
  compiled: CompiledModel | undefined;
}

const itemFinding = (elementPath: string, message: string): Finding => ({
  file: 'item.json',
  elementId: null,
  rule: 'item/schema',
  message: elementPath === '' ? message : `${elementPath}：${message}`,
  severity: 'error',
});

const readItem = (key: string, files: readonly ModelFile[]): { input: CompileInput; findings: Finding[] } => {
  const kind = kindOf(files);
  const input: CompileInput = { key, kind, files, item: undefined };
  const file = findFile(files, 'item.json');
  if (file === undefined) return { input, findings: [] };
  const parsed = parseItem(file.text);
  if ('details' in parsed) {
    return { input, findings: parsed.details.map(({ path, message }) => itemFinding(path, message)) };
  }
  const isOwn = parsed.item.key === key;
  return { input: { ...input, item: parsed.item }, findings: isOwn ? [] : [itemFinding('/key', `应当是“${key}”`)] };
};

/** Reads `item.json`, then lints, checks and compiles everything else. */
export const compileModel = async (
  { compiler }: { compiler: ModelCompiler },
  { key, files }: { key: string; files: readonly ModelFile[] },
): Promise<CompiledInput> => {
  checkFiles(files);
  const { input, findings } = readItem(key, files);
  if (findings.length > 0) return { input, findings, compiled: undefined };
  return { input, ...(await compiler.compile(input)) };
};

/** What lint and gate say of files as they are on the screen, saved or not. */
export const checkModel = async (
  needs: { compiler: ModelCompiler },
  input: { key: string; files: readonly ModelFile[] },
): Promise<{ isPublishable: boolean; findings: Finding[] }> => {
  const { findings, compiled } = await compileModel(needs, input);
  return { isPublishable: compiled !== undefined, findings };
};
