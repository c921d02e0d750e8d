import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canvasTexts } from '../../../modeler-ui/features/chinese/canvas-texts.ts';
import { translateToChinese } from '../../../modeler-ui/features/chinese/translate-to-chinese.ts';

const libraries = ['bpmn-js/lib', 'diagram-js/lib', 'bpmn-js-bpmnlint/dist', 'diagram-js-minimap/dist'];

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Every literal handed to `translate(…)` in the libraries' sources, comments apart. */
const literalsOf = (source: string): string[] =>
  [...source.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/translate\(\s*(['"])((?:(?!\1).)+)\1\s*[,)]/g)]
    .map((match) => match[2] ?? '')
    .filter((literal) => /^[A-Za-z{]/.test(literal));

describe('Chinese on the canvas', () => {
  it('has a text for every sentence the libraries can show', () => {
    // given
    const sentences = libraries.flatMap((library) => sourcesOf(join('node_modules', library)).flatMap(literalsOf));

    // when
    const missing = [...new Set(sentences)].filter((sentence) => canvasTexts[sentence] === undefined);

    // then
    expect(sentences.length, 'sentences found').to.be.greaterThan(30);
    expect(missing).to.deep.equal([]);
  });

  it('fills in names', () => {
    // then
    expect(translateToChinese('{errors} Errors, {warnings} Warnings', { errors: '2', warnings: '0' })).to.equal(
      '2 个错误，0 个提醒',
    );
  });
});
