import type { Figures, Print } from './bench.ts';

/** Chinese characters and full-width signs take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);

const textOf = (figure: string | number | undefined): string =>
  typeof figure === 'number' ? figure.toLocaleString('en-US', { maximumFractionDigits: 3 }) : (figure ?? '');

/** The rows as lines of text in columns: numbers to the right, words to the left. */
export const tableOf = (rows: readonly Figures[]): string[] => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const widths = columns.map((column) => Math.max(widthOf(column), ...rows.map((row) => widthOf(textOf(row[column])))));
  const lineOf = (cells: readonly string[], isRight: (at: number) => boolean): string =>
    cells
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
        return isRight(at) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const isNumber = (at: number): boolean => rows.every((row) => typeof row[columns[at] ?? ''] !== 'string');
  return [
    lineOf(columns, isNumber),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map((row) =>
      lineOf(
        columns.map((column) => textOf(row[column])),
        isNumber,
      ),
    ),
  ];
};

/** Prints to the terminal, indented below the bench's heading. */
export const print: Print = (title, rows = []) => {
  const lines = rows.length === 0 ? [title] : [title, '', ...tableOf(rows), ''];
  for (const line of lines) process.stdout.write(line === '' ? '\n' : `  ${line}\n`);
};
