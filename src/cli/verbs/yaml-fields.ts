/**
 * Reads fields of a YAML file with their places, so that every mistake names file, line and column. What the
 * fields mean is in capacity-file.ts.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode, type YAMLMap } from 'yaml';
import { UsageError } from './usage-error.ts';

/** A value of the file with its name in words and its place. */
export type YamlField = {
  readonly name: string;
  fail(what: string): UsageError;
  /** The fields of a mapping; refuses keys that are not `known`, when given. */
  fields(known?: readonly string[]): Map<string, YamlField>;
  items(): YamlField[];
  text(): string;
  number(rule?: { readonly least?: number; readonly most?: number; readonly isWhole?: boolean }): number;
  isList(): boolean;
};

/** Parses one YAML document whose top is a mapping; an empty file is an empty mapping. */
export function parseYamlFields(file: string, source: string): YamlField {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  const placeOf = (offset: number): string => {
    const { line, col } = lineCounter.linePos(offset);
    return `${file}, line ${line}, column ${col}`;
  };
  const error = document.errors[0];
  if (error !== undefined) {
    const message = error.message.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
    throw new UsageError(`${placeOf(error.pos[0])}: ${message}.`);
  }
  return fieldOf({ node: document.contents, name: 'the file', start: 0, placeOf });
}

type Place = {
  readonly node: ParsedNode | null;
  readonly name: string;
  /** Offset of the key, for values that are empty. */
  readonly start: number;
  readonly placeOf: (offset: number) => string;
};

function fieldOf(place: Place): YamlField {
  const { node, name, start, placeOf } = place;
  const offset = node?.range?.[0] ?? start;
  const fail = (what: string): UsageError => new UsageError(`${placeOf(offset)}: ${name} ${what}.`);
  const value: unknown = isScalar(node) ? node.value : undefined;
  return {
    name,
    fail,
    isList: () => isSeq(node),
    fields: (known) => {
      if (node === null || (isScalar(node) && node.value === null)) return new Map();
      if (!isMap(node)) throw fail('must be a mapping of names to values');
      return readMap(node, place, known);
    },
    items: () => {
      if (!isSeq(node)) throw fail('must be a list');
      return node.items.map((item, index) =>
        fieldOf({ node: item, name: `${name}, entry ${index + 1},`, start: offset, placeOf }),
      );
    },
    text: () => {
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      if (typeof value === 'number') return String(isScalar(node) ? (node.source ?? value) : value);
      throw fail('must be a text');
    },
    number: ({ least = 0, most = 1e12, isWhole = false } = {}) => {
      if (
        typeof value === 'number' &&
        value >= least &&
        value <= most &&
        (!isWhole || Number.isInteger(value))
      ) {
        return value;
      }
      throw fail(`must be ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}`);
    },
  };
}

function readMap(
  map: YAMLMap.Parsed,
  place: Place,
  known: readonly string[] | undefined,
): Map<string, YamlField> {
  const fields = new Map<string, YamlField>();
  for (const { key, value } of map.items) {
    const start = key.range?.[0] ?? place.start;
    const name = isScalar(key) ? String(key.value) : '';
    if (known !== undefined && !known.includes(name)) {
      throw new UsageError(
        `${place.placeOf(start)}: "${name}" is not known here; known are ${known.join(', ')}.`,
      );
    }
    fields.set(name, fieldOf({ node: value, name: `"${name}"`, start, placeOf: place.placeOf }));
  }
  return fields;
}
