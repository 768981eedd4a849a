/**
 * Reads fields of a YAML file with their places, so that every mistake names file, line and column. What the
 * fields mean is in capacity-file.ts.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import { UsageError } from './usage-error.ts';

/** A value of the file with its name in words and its place. */
export type YamlField = {
  readonly name: string;
  fail(what: string): UsageError;
  /** The fields of a mapping; refuses keys that are not `known`, when given. Nothing is an empty mapping. */
  fields(known?: readonly string[]): Map<string, YamlField>;
  /** The entries of a list; nothing is an empty list. */
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
    const message =
      error.code === 'MULTIPLE_DOCS'
        ? 'A second document begins here. Keep one, without a line of three dashes in it'
        : error.message.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
    throw new UsageError(`${placeOf(error.pos[0])}: ${message}.`);
  }
  const resolve = (node: ParsedNode | null): ParsedNode | null =>
    isAlias(node) ? ((node.resolve(document) as ParsedNode | undefined) ?? null) : node;
  return fieldOf({ node: document.contents, name: 'the file', start: 0, placeOf, resolve });
}

type Place = {
  readonly node: ParsedNode | null;
  readonly name: string;
  /** Offset of the key, for values that are empty. */
  readonly start: number;
  readonly placeOf: (offset: number) => string;
  /** The value an alias stands for. */
  readonly resolve: (node: ParsedNode | null) => ParsedNode | null;
};

function fieldOf(place: Place): YamlField {
  const { name, start, placeOf } = place;
  const node = place.resolve(place.node);
  const offset = place.node?.range?.[0] ?? start;
  const isEmpty = node === null || (isScalar(node) && node.value === null);
  const fail = (what: string): UsageError => new UsageError(`${placeOf(offset)}: ${name} ${what}.`);
  const value: unknown = isScalar(node) ? node.value : undefined;
  return {
    name,
    fail,
    isList: () => isSeq(node),
    fields: (known) => {
      if (isEmpty) return new Map();
      if (!isMap(node)) throw fail('must be a mapping of names to values');
      return readMap(node, place, known);
    },
    items: () => {
      if (isEmpty) return [];
      if (!isSeq(node)) throw fail('must be a list');
      return node.items.map((item, index) =>
        fieldOf({ ...place, node: item, name: `${name}, entry ${index + 1},`, start: offset }),
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
      const kind = isWhole ? 'a whole number' : 'a number';
      const found = isScalar(node) && !isEmpty ? `, not ${quote(node.source ?? String(value))}` : '';
      throw fail(`must be ${kind} from ${least} to ${most.toLocaleString('en')}${found}`);
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
    fields.set(name, fieldOf({ ...place, node: value, name: `"${name}"`, start }));
  }
  return fields;
}

function quote(source: string): string {
  return `"${source.length > 40 ? `${source.slice(0, 40)}…` : source}"`;
}
