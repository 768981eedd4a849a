/**
 * Files that the wave verbs read: texts, groups and plans. Every mistake is one sentence with file, line and
 * column, and a file with several is told them together. YAML is read in capacity-file.ts.
 */
import { sayEnglish } from '#cli/say-english.ts';
import { readFile } from 'node:fs/promises';
import { decodeText } from '#domain/csv/decode-text.ts';
import { parseCsv, type CsvTable } from '#domain/csv/parse-csv.ts';
import type { WaveGroup } from '#domain/waves/wave-groups.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { fileProblem } from './output-files.ts';
import { tellMistakes, UsageError } from './usage-error.ts';

export type GroupsFile = {
  readonly groups: readonly WaveGroup[];
  /** Line of each group. */
  readonly lineOf: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
};

const groupColumns = [
  'group',
  'people',
  'site',
  'department',
  'language',
  'risk',
  'helpdesk_minutes',
  'after',
  'together',
] as const;

/** Shape problems that lose or shift data; a file with one of them is refused. */
const fatal = new Set([
  'empty_file',
  'no_rows',
  'unbalanced_quote',
  'too_many_cells',
  'too_few_cells',
  'repeated_header',
]);

/** Reads the text of a file in UTF-8, UTF-16 or Windows-1252. */
export async function readText(file: string): Promise<string> {
  try {
    return decodeText(await readFile(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${fileProblem(error)}.`);
  }
}

/** Reads groups.csv; columns besides the known ones are named in a warning. */
export async function readGroups(file: string): Promise<GroupsFile> {
  const table = await readTable(file);
  const cells = cellReader(table, file, ['group', 'people']);
  const lineOf = new Map<string, number>();
  const groups = table.rows.map((_, row) => {
    const at = (name: (typeof groupColumns)[number]): string => cells.text(row, name);
    const id = at('group');
    const first = lineOf.get(id);
    if (id === '') cells.fault(row, 'group', 'is empty; every group needs a name');
    else if (first !== undefined) {
      cells.fault(row, 'group', `"${id}" is already on line ${first}; list each group once`);
    } else lineOf.set(id, table.lines[row]!);
    return {
      id,
      people: cells.number(row, 'people', { most: 100_000_000, isWhole: true }),
      site: at('site') || null,
      department: at('department') || null,
      language: at('language') || null,
      risk: cells.number(row, 'risk', { most: 1, otherwise: 0.5 }),
      helpdeskMinutes: cells.number(row, 'helpdesk_minutes', { most: 1e12, otherwise: 0 }),
      after: at('after')
        .split(';')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
      together: at('together') || null,
    };
  });
  const unused = table.header.filter(
    (name) => !(groupColumns as readonly string[]).includes(columnKey(name)),
  );
  const warnings = unused.map((name) => `${file}: the column ${name} is not used.`);
  for (const [row, group] of groups.entries()) {
    const unknown = group.after.find((other) => !lineOf.has(other));
    if (unknown !== undefined) cells.fault(row, 'after', `names "${unknown}", but there is no such group`);
  }
  cells.finish();
  return { groups, lineOf, warnings };
}

/** Reads plan.csv into group → week (0 = the first); starts_on, where given, has to agree with `startsOn`. */
export async function readPlan(
  file: string,
  capacity: { readonly startsOn: string },
): Promise<Map<string, number>> {
  const table = await readTable(file);
  const cells = cellReader(table, file, ['group', 'week']);
  const plan = new Map<string, number>();
  const firstDay = dayOf(capacity.startsOn)!;
  for (let row = 0; row < table.rows.length; row++) {
    const id = cells.text(row, 'group');
    if (id === '') cells.fault(row, 'group', 'is empty');
    else if (plan.has(id)) cells.fault(row, 'group', `"${id}" stands twice in the plan`);
    const week = cells.number(row, 'week', { least: 1, most: 520, isWhole: true }) - 1;
    const startsOn = cells.text(row, 'starts_on');
    if (startsOn !== '' && week >= 0 && dayOf(startsOn) !== firstDay + week * 7) {
      const problem = `is "${startsOn}", which is not the first day of week ${week + 1} of a plan from ${capacity.startsOn}`;
      cells.fault(row, 'starts_on', problem);
    }
    plan.set(id, week);
  }
  cells.finish();
  return plan;
}

/** A CSV file as a table; throws UsageError when it cannot be read as one. */
export async function readTable(file: string): Promise<CsvTable> {
  const table = parseCsv(await readText(file));
  const problems = table.problems.filter(({ code }) => fatal.has(code));
  if (problems.length === 0) return table;
  throw tellMistakes(
    problems.map(({ line, column, message, mend }) => {
      const place = column === undefined ? '' : `, column ${column}`;
      return `${file}, line ${line}${place}: ${sayEnglish(message)} ${sayEnglish(mend)}`;
    }),
  );
}

type NumberRule = {
  readonly least?: number;
  readonly most: number;
  readonly isWhole?: boolean;
  /** Value of an empty cell; without it an empty cell is a mistake. */
  readonly otherwise?: number;
};

type CellReader = {
  text(row: number, column: string): string;
  /** The number of a cell; a cell without one is noted as a mistake, and 0 stands in for it. */
  number(row: number, column: string, rule: NumberRule): number;
  /** Notes a mistake. */
  fault(row: number, column: string, what: string): void;
  /** Refuses the file when a mistake has been noted; called once everything is read. */
  finish(): void;
};

/** Reads cells by the name of their column; refuses a table without the columns that are required. */
export function cellReader(table: CsvTable, file: string, required: readonly string[]): CellReader {
  const position = new Map(table.header.map((name, index) => [columnKey(name), index]));
  const missing = required.find((name) => !position.has(name));
  if (missing !== undefined) {
    const columns = table.header.join(', ');
    throw new UsageError(`${file}, line 1: the column "${missing}" is missing; the columns are ${columns}.`);
  }
  const mistakes: string[] = [];
  const fault: CellReader['fault'] = (row, column, what) => {
    mistakes.push(`${file}, line ${table.lines[row]}, column "${column}": ${what}.`);
  };
  const text: CellReader['text'] = (row, column) => {
    const index = position.get(column);
    return index === undefined ? '' : table.rows[row]![index]!.trim();
  };
  return {
    text,
    fault,
    finish: () => {
      if (mistakes.length > 0) throw tellMistakes(mistakes);
    },
    number: (row, column, { least = 0, most, isWhole = false, otherwise }) => {
      const cell = text(row, column);
      if (cell === '' && otherwise !== undefined) return otherwise;
      const value = Number(cell);
      const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell);
      if (isNumber && value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
      const kind = isWhole ? 'a whole number' : 'a number';
      fault(row, column, `needs ${kind} from ${least} to ${most.toLocaleString('en')}, not "${cell}"`);
      return 0;
    },
  };
}

function columnKey(name: string): string {
  return name.trim().toLowerCase();
}
