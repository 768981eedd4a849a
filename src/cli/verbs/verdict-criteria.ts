/**
 * Reads criteria from YAML for `bellwether verdict`: every problem is one sentence with file, line and column.
 * Fills in what a file need not say; what makes a criterion complete is the domain's rule.
 */
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import {
  checkCriterion,
  type CriterionDraft,
  type QuantitativeCriterion,
} from '#domain/evidence/criterion.ts';
import { sayEnglish } from '#cli/say-english.ts';
import { UsageError } from './usage-error.ts';

/** What a criterion may say; docs/guide/criteria.schema.json describes each. */
export const CRITERION_FIELDS: readonly string[] = [
  ...['id', 'name', 'metric', 'kind', 'better', 'minimum', 'target', 'horizon', 'beyondHorizon'],
  ...['minimumSample', 'role', 'source', 'scale', 'scope', 'weighting', 'population', 'maxSilenceDays'],
];
/** Nobody is judged below this many people unless the file says otherwise. */
const DEFAULT_SAMPLE = 30;

type Place = { readonly file: string; readonly lines: LineCounter };

function refuse({ file, lines }: Place, offset: number | undefined, sentence: string): never {
  const { line, col } = lines.linePos(offset ?? 0);
  throw new UsageError(`${file} line ${Math.max(1, line)}, column ${Math.max(1, col)}: ${sentence}`);
}

/** Where a field stands in a criterion, or where the criterion begins. */
function offsetOf(entry: YAMLMap, field: string): number | undefined {
  const pair = entry.items.find(({ key }) => isScalar(key) && key.value === field);
  const node = (pair?.value ?? pair?.key ?? entry) as Node | undefined;
  return (node?.range ?? entry.range)?.[0];
}

/** The draft with what the smallest file leaves out: name, minimum sample, source, role. */
function completed(entry: { [field: string]: unknown }): CriterionDraft {
  const { horizon } = entry;
  const sample =
    typeof horizon === 'number' && horizon >= 1 ? Math.min(DEFAULT_SAMPLE, horizon) : DEFAULT_SAMPLE;
  return { name: entry['id'], minimumSample: sample, source: 'outcomes file', role: 'exit', ...entry };
}

function readCriterion(place: Place, node: unknown, position: number): QuantitativeCriterion {
  if (!isMap(node)) {
    const { range } = (node ?? {}) as { range?: [number] };
    refuse(place, range?.[0], `Criterion ${position} is not a list of fields such as { id: …, metric: … }.`);
  }
  for (const { key } of node.items) {
    const name = isScalar(key) ? String(key.value) : 'that';
    if (CRITERION_FIELDS.includes(name)) continue;
    refuse(
      place,
      (key as Node).range?.[0],
      `A criterion has no field ${name}. Its fields are: ${CRITERION_FIELDS.join(', ')}.`,
    );
  }
  const entry = node.toJSON() as { [field: string]: unknown };
  if (entry['kind'] === 'qualitative') {
    refuse(
      place,
      offsetOf(node, 'kind'),
      'A qualitative criterion is rated by people; leave it out of this file.',
    );
  }
  const draft = completed(entry);
  const [finding] = checkCriterion(draft);
  if (finding !== undefined) refuse(place, offsetOf(node, finding.field), sayEnglish(finding.statement));
  return draft as QuantitativeCriterion;
}

/** The one document of the file; a second one would be read by nobody. */
function onlyDocument(place: Place, text: string): Document {
  const [first, second] = parseAllDocuments(text, { lineCounter: place.lines, prettyErrors: false });
  if (first === undefined) refuse(place, 0, 'The file is empty. It must begin with "criteria:" and a list.');
  if (second !== undefined)
    refuse(place, second.range?.[0], 'A second document begins here. Put all criteria into one list.');
  return first;
}

/** Reads the criteria of a YAML text; `file` is its name in messages. Throws UsageError on the first problem. */
export function readCriteria(text: string, file: string): QuantitativeCriterion[] {
  const lines = new LineCounter();
  const place = { file, lines };
  const document = onlyDocument(place, text);
  const [error] = document.errors;
  if (error !== undefined)
    refuse(
      place,
      error.pos[0],
      `The YAML cannot be read: ${error.message.split('\n')[0]!.replace(/\.?$/, '.')}`,
    );
  const list = isMap(document.contents) ? document.contents.get('criteria', true) : undefined;
  if (!isSeq(list)) refuse(place, 0, 'The file must begin with "criteria:" and a list.');
  for (const { key } of (document.contents as YAMLMap).items) {
    if (isScalar(key) && key.value === 'criteria') continue;
    refuse(place, (key as Node).range?.[0], 'The file holds nothing but "criteria:". Take this out.');
  }
  if (list.items.length === 0)
    refuse(place, list.range?.[0], 'The list of criteria is empty. Name at least one.');
  const seen = new Set<string>();
  return list.items.map((node, i) => {
    const criterion = readCriterion(place, node, i + 1);
    if (seen.has(criterion.id)) {
      refuse(
        place,
        offsetOf(node as YAMLMap, 'id'),
        `The id ${criterion.id} stands twice. Give each criterion its own.`,
      );
    }
    seen.add(criterion.id);
    return criterion;
  });
}
