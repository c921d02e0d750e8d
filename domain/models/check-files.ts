import type { ErrorDetail } from '../errors.ts';
import { modelFileInvalid } from './model-errors.ts';
import type { ModelFile } from './model-file.ts';

const name = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const pathPattern = new RegExp(`^(?:parts/${name}/)?(?:${name}\\.bpmn|forms/${name}\\.form\\.json)$|^item\\.json$`);
const maxFiles = 200;
const maxLength = 2_000_000;

/** Refuses files that are none of a model: foreign names, doubles, too much of it. Says nothing of what stands in them. */
export const checkFiles = (files: readonly ModelFile[]): void => {
  const details: ErrorDetail[] = [];
  const seen = new Set<string>();
  files.forEach(({ path }, index) => {
    if (!pathPattern.test(path))
      details.push({ path: `/files/${index}/path`, message: `不能识别的文件名：${path.slice(0, 100)}` });
    if (seen.has(path)) details.push({ path: `/files/${index}/path`, message: `文件重复：${path}` });
    seen.add(path);
  });
  if (files.length === 0 || files.length > maxFiles)
    details.push({ path: '/files', message: `文件数应当在1到${maxFiles}之间` });
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  if (length > maxLength) details.push({ path: '/files', message: `全部文件超过${maxLength}个字符` });
  if (details.length > 0) throw modelFileInvalid(details);
};
