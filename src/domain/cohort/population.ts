/**
 * The population a cohort is drawn from: what callers hand in, column by column, and the dense integer form
 * every other file here works on. Knows nothing about sizes, objectives or constraints.
 */
import { binLabels } from './quantile-bins.ts';

/** The level that stands for an empty cell. */
export const notRecorded = 'not recorded';

export type PopulationAttribute = {
  readonly name: string;
  /** One value per person, in the order of `ids`; null or '' means not recorded. */
  readonly values: readonly (string | null)[];
  /** Cut numbers into five quantile bins before use. */
  readonly numeric?: boolean;
};

export type Population = {
  readonly ids: readonly string[];
  readonly attributes: readonly PopulationAttribute[];
  /** 1 for people who may be chosen; absent means everybody. */
  readonly eligible?: Uint8Array;
  /** One team name per person; null or '' means no team, and no team cap. */
  readonly team?: readonly (string | null)[];
};

export type LevelCodes = Uint16Array | Uint32Array;

/** Local level codes row by row, and the number of people per level of the whole organisation. */
export type EncodedPopulation = {
  readonly people: number;
  readonly attributes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  /** Global index of the first level of each attribute; the last entry is the number of levels. */
  readonly levelStart: Int32Array;
  /** people × attributes local level codes, row-major. */
  readonly rows: LevelCodes;
  /** People per global level, eligible or not. */
  readonly levelPeople: Int32Array;
};

/** Encodes the attributes; levels are numbered in order of first appearance. Throws on ragged columns. */
export function encodePopulation(population: Population): EncodedPopulation {
  const people = population.ids.length;
  const columns = population.attributes.map((attribute) => encodeColumn(attribute, people));
  const levelStart = new Int32Array(columns.length + 1);
  columns.forEach((column, index) => {
    levelStart[index + 1] = levelStart[index]! + column.levels.length;
  });
  const isWide = columns.some((column) => column.levels.length > 65_535);
  const rows = isWide ? new Uint32Array(people * columns.length) : new Uint16Array(people * columns.length);
  const levelPeople = new Int32Array(levelStart[columns.length]!);
  columns.forEach((column, index) => {
    const first = levelStart[index]!;
    for (let person = 0; person < people; person++) {
      const code = column.codes[person]!;
      rows[person * columns.length + index] = code;
      levelPeople[first + code]!++;
    }
  });
  return {
    people,
    attributes: columns.map(({ name, levels }) => ({ name, levels })),
    levelStart,
    rows,
    levelPeople,
  };
}

function encodeColumn(
  attribute: PopulationAttribute,
  people: number,
): { name: string; levels: string[]; codes: Uint32Array } {
  if (attribute.values.length !== people) {
    throw new Error(`attribute ${attribute.name} has ${attribute.values.length} values for ${people} people`);
  }
  const values = attribute.numeric === true ? binLabels(attribute.values, 5) : attribute.values;
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(people);
  for (let person = 0; person < people; person++) {
    const value = levelName(values[person]);
    let code = codeOf.get(value);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[person] = code;
  }
  return { name: attribute.name, levels: [...codeOf.keys()], codes };
}

/** The level a raw value belongs to: itself, or `notRecorded` when it is empty. */
export function levelName(value: string | null | undefined): string {
  return value === null || value === undefined || value === '' || value.trim() === '' ? notRecorded : value;
}

/** The attribute a global level index belongs to, by binary search. */
export function attributeOfLevel(encoded: EncodedPopulation, level: number): number {
  let low = 0;
  let high = encoded.attributes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (encoded.levelStart[middle]! <= level) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Name of attribute and level of a global level index. */
export function nameLevel(encoded: EncodedPopulation, level: number): { attribute: string; level: string } {
  const index = attributeOfLevel(encoded, level);
  const attribute = encoded.attributes[index]!;
  return { attribute: attribute.name, level: attribute.levels[level - encoded.levelStart[index]!]! };
}
