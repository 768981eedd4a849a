/**
 * Gives the columns of a header unique, readable names: edge spaces and invisible characters go, an empty
 * name becomes `Column 5`, a repeated one `Department (2)`; each of the latter two is reported.
 */

import type { CsvProblem } from './csv-problem.ts';
import { csvStatement } from './csv-sentences.ts';

/** Cleans a header row; the names keep the order and number of the cells. */
export function nameColumns(
  cells: readonly string[],
  line: number,
): { header: string[]; problems: CsvProblem[] } {
  const problems: CsvProblem[] = [];
  const cleaned = cells.map(cleanName);
  const taken = new Set(cleaned.filter((name) => name !== ''));
  const seen = new Set<string>();
  const header = cleaned.map((name, index) => {
    if (name !== '' && !seen.has(name)) {
      seen.add(name);
      return name;
    }
    const unique = name === '' ? freeName(`Column ${index + 1}`, taken) : freeName(name, taken);
    taken.add(unique);
    problems.push(name === '' ? emptyName(line, index, unique) : repeatedName(line, index, name, unique));
    return unique;
  });
  return { header, problems };
}

function cleanName(name: string): string {
  return name
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

function emptyName(line: number, index: number, unique: string): CsvProblem {
  return {
    code: 'empty_header',
    line,
    column: index + 1,
    message: csvStatement('csv_header_empty', { column: index + 1, name: unique }),
    mend: csvStatement('csv_header_empty_mend'),
  };
}

function repeatedName(line: number, index: number, name: string, unique: string): CsvProblem {
  return {
    code: 'repeated_header',
    line,
    column: index + 1,
    message: csvStatement('csv_header_repeated', { column: index + 1, repeated: name, name: unique }),
    mend: csvStatement('csv_header_repeated_mend'),
  };
}
