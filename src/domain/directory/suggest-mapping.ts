/**
 * Suggests what each column of a file means, from its name and the shape of its values, with a reason a
 * person can check. Decides nothing: the mapping screen shows it and people change it.
 */

import { findAttributeName } from './attribute-names.ts';
import type {
  ColumnMapping,
  ColumnTarget,
  DateOrder,
  DirectoryField,
  DirectorySubject,
  FieldDefinition,
} from './column-mapping.ts';
import { DIRECTORY_FIELDS } from './directory-fields.ts';
import { isDroppedForPrivacy, isTechnical } from './dropped-columns.ts';
import { foldHeader, toAttributeName } from './fold-header.ts';
import { recogniseOwnExport, type OwnExport } from './own-export.ts';
import { mappingStatement, nameField, type MappingStatement } from './mapping-sentences.ts';
import { MANAGER_ALIASES, type PersonField } from './person-fields.ts';
import { findDateOrder } from './read-date.ts';
import { recogniseExport, type RecognisedExport } from './recognise-export.ts';
import {
  isEmailLike,
  patternOf,
  sampleColumn,
  shareOf,
  shareReadable,
  type ColumnSample,
} from './value-shape.ts';

export type SuggestedColumn = ColumnMapping & {
  readonly confidence: 'high' | 'medium' | 'low';
  readonly reason: MappingStatement;
};

export type SuggestedMapping = {
  readonly recognised: RecognisedExport;
  readonly subject: DirectorySubject;
  readonly columns: readonly SuggestedColumn[];
  /** The order of day and month, when the export is known or the sample is unmistakable. */
  readonly dateOrder: DateOrder | undefined;
};

type Draft = { sample: ColumnSample; suggestion: SuggestedColumn | undefined };

const MANAGER_KEYS = new Set(MANAGER_ALIASES.map(foldHeader));

/**
 * Suggests a mapping for a header (unique names) and sample rows, some 200 of them. `subject` overrules what
 * the header looks like.
 */
export function suggestMapping(
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
  subject?: DirectorySubject,
): SuggestedMapping {
  const own = recogniseOwnExport(header);
  if (own !== undefined && (subject ?? own.subject) === own.subject) return suggestOwn(own);
  const recognised = recogniseExport(header);
  const about = subject ?? recognised.subject;
  const drafts = header.map((column, index): Draft => {
    const sample = sampleColumn(column, index, sampleRows);
    return { sample, suggestion: suggestIgnored(sample) };
  });
  for (const definition of DIRECTORY_FIELDS[about]) assignField(drafts, definition, about);
  if (about === 'people') {
    assignManager(drafts);
    assignByShape(drafts);
  }
  const attributeNames = new Set<string>();
  const columns = drafts.map(
    ({ sample, suggestion }) =>
      suggestion ?? suggestAttribute(sample, about, attributeNames, sampleRows.length),
  );
  return {
    recognised,
    subject: about,
    columns,
    dateOrder: recognised.dateOrder ?? findDateOrder(drafts.flatMap(({ sample }) => sample.values)),
  };
}

function suggestOwn({ subject, columns }: OwnExport): SuggestedMapping {
  const reason = mappingStatement('column_of_own_export');
  return {
    recognised: { kind: 'generic', subject, source: `Bellwether, ${subject}` },
    subject,
    columns: columns.map((column) => {
      return isDroppedForPrivacy(column.column)
        ? {
            ...column,
            target: { kind: 'ignored', reason: 'privacy' },
            confidence: 'high',
            reason: neverStored,
          }
        : { ...column, confidence: 'high', reason };
    }),
    dateOrder: undefined,
  };
}

const neverStored = mappingStatement('column_private');

function suggestIgnored(sample: ColumnSample): SuggestedColumn | undefined {
  if (isDroppedForPrivacy(sample.column)) {
    return suggest(sample, { kind: 'ignored', reason: 'privacy' }, 'high', neverStored);
  }
  if (isTechnical(sample.column)) {
    return suggest(
      sample,
      { kind: 'ignored', reason: 'technical' },
      'high',
      mappingStatement('column_technical'),
    );
  }
  return undefined;
}

/** Gives a field to the column with its best alias; other columns with one of its aliases are duplicates. */
function assignField(
  drafts: readonly Draft[],
  definition: FieldDefinition<DirectoryField>,
  about: DirectorySubject,
): void {
  const ranks = definition.aliases.map(foldHeader);
  ranks.unshift(foldHeader(definition.field));
  const candidates = drafts
    .filter(({ suggestion }) => suggestion === undefined)
    .map((draft) => ({ draft, rank: ranks.indexOf(foldHeader(draft.sample.column)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => fieldRank(a, definition) - fieldRank(b, definition));
  let isTaken = drafts.some(({ suggestion }) => targetsField(suggestion, definition.field));
  for (const { draft } of candidates) {
    const share = shareReadable(draft.sample, definition.type);
    const field = nameField(definition.field);
    if (share < 0.5) continue;
    if (!isTaken) {
      draft.suggestion = suggest(
        draft.sample,
        { kind: 'field', field: definition.field },
        share > 0.9 ? 'high' : 'medium',
        share > 0.9
          ? mappingStatement('column_known', { field })
          : mappingStatement('column_known_unlike', { field, share: 1 - share }),
      );
      isTaken = true;
    } else if (isOwnedElsewhere(draft.sample.column, definition.field, about)) continue;
    else {
      draft.suggestion = suggest(
        draft.sample,
        { kind: 'ignored', reason: 'duplicate' },
        'medium',
        mappingStatement('column_duplicate', { field }),
      );
    }
  }
}

/** Alias order, but a column that is empty in the sample comes last. */
function fieldRank(
  candidate: { draft: Draft; rank: number },
  definition: FieldDefinition<DirectoryField>,
): number {
  return candidate.rank + (candidate.draft.sample.values.length === 0 ? definition.aliases.length + 1 : 0);
}

function targetsField(suggestion: SuggestedColumn | undefined, field: DirectoryField): boolean {
  return suggestion?.target.kind === 'field' && suggestion.target.field === field;
}

/** Whether a second-best column still has a meaning of its own: another field's alias or an attribute. */
function isOwnedElsewhere(column: string, field: DirectoryField, about: DirectorySubject): boolean {
  const key = foldHeader(column);
  const isOtherField = DIRECTORY_FIELDS[about].some(
    (other) => other.field !== field && other.aliases.some((alias) => foldHeader(alias) === key),
  );
  return isOtherField || findAttributeName(about, column) !== undefined;
}

/** A column that names managers without saying how: by address, directory path, identifier or name. */
function assignManager(drafts: readonly Draft[]): void {
  const draft = drafts.find(
    ({ sample, suggestion }) => suggestion === undefined && MANAGER_KEYS.has(foldHeader(sample.column)),
  );
  if (draft === undefined) return;
  const { sample } = draft;
  const idPatterns = new Set(
    (drafts.find(({ suggestion }) => targetsField(suggestion, 'externalId'))?.sample.values ?? []).map(
      patternOf,
    ),
  );
  const isPath = shareOf(sample, (value) => /^(?:CN|OU)=.+,(?:OU|DC|CN|O)=/i.test(value));
  const isEmail = shareOf(sample, isEmailLike);
  const isId = shareOf(sample, (value) => idPatterns.has(patternOf(value)) && !/\s/.test(value));
  let field: PersonField = 'managerName';
  let how: 'names' | 'paths' | 'emails' | 'identifiers' = 'names';
  if (isPath > 0.8) [field, how] = ['managerPath', 'paths'];
  else if (isEmail > 0.8) [field, how] = ['managerEmail', 'emails'];
  else if (isId > 0.8) [field, how] = ['managerExternalId', 'identifiers'];
  draft.suggestion =
    sample.values.length === 0
      ? suggest(
          sample,
          { kind: 'field', field: 'managerExternalId' },
          'low',
          mappingStatement('column_empty'),
        )
      : suggest(sample, { kind: 'field', field }, 'medium', mappingStatement('column_of_managers', { how }));
}

/** Finds the address and the identifier by the values when no column name gives them away. */
function assignByShape(drafts: readonly Draft[]): void {
  const free = (): readonly Draft[] => drafts.filter(({ suggestion }) => suggestion === undefined);
  const has = (field: DirectoryField): boolean =>
    drafts.some(({ suggestion }) => targetsField(suggestion, field));
  if (!has('email') && !has('userPrincipalName')) {
    const draft = free().find(
      ({ sample }) => sample.values.length > 2 && sample.distinct > 0.9 && shareOf(sample, isEmailLike) > 0.8,
    );
    if (draft !== undefined) {
      const reason = mappingStatement('column_of_addresses');
      draft.suggestion = suggest(draft.sample, { kind: 'field', field: 'email' }, 'medium', reason);
    }
  }
  if (!has('externalId')) {
    const draft = free().find(
      ({ sample }) =>
        sample.values.length > 2 &&
        sample.filled === 1 &&
        sample.distinct === 1 &&
        shareOf(sample, (value) => /\d/.test(value) && !/\s/.test(value) && value.length <= 64) === 1,
    );
    if (draft !== undefined) {
      const reason = mappingStatement('column_of_identifiers');
      draft.suggestion = suggest(draft.sample, { kind: 'field', field: 'externalId' }, 'low', reason);
    }
  }
}

function suggestAttribute(
  sample: ColumnSample,
  about: DirectorySubject,
  taken: Set<string>,
  sampledRows: number,
): SuggestedColumn {
  const known = findAttributeName(about, sample.column);
  if (known === undefined && sample.values.length === 0 && sampledRows >= 20) {
    return suggest(sample, { kind: 'ignored', reason: 'empty' }, 'medium', mappingStatement('column_empty'));
  }
  const base = known !== undefined && !taken.has(known) ? known : toAttributeName(sample.column);
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}${number}`;
  taken.add(name);
  const reason =
    known === undefined
      ? mappingStatement('column_unknown')
      : mappingStatement('column_of_attribute', { attribute: known });
  return suggest(sample, { kind: 'attribute', name }, known === undefined ? 'medium' : 'high', reason);
}

function suggest(
  sample: ColumnSample,
  target: ColumnTarget,
  confidence: SuggestedColumn['confidence'],
  reason: MappingStatement,
): SuggestedColumn {
  return { column: sample.column, target, confidence, reason };
}
