import { join } from 'node:path';

/** The checks that only read the sources. Each counts as one. */
export const staticChecks = (root) => {
  const tool = (...path) => join(root, 'node_modules', ...path);
  const node = process.execPath;
  return [
    { name: '类型检查（tsc）', command: tool('.bin', 'tsc'), args: ['--noEmit', '-p', '.'] },
    { name: '代码检查（eslint）', command: node, args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '.'] },
    { name: '格式检查（prettier）', command: node, args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.'] },
  ];
};
