/** Imports: bringing people, devices and apps from a CSV file or a workbook, with a look before anything changes, and a way back. */
import { Type, type Static } from 'typebox';
import {
  DIRECTORY_SUBJECTS,
  type DirectoryField,
  type DirectorySubject,
} from '#domain/directory/column-mapping.ts';
import { DIRECTORY_FIELDS } from '#domain/directory/directory-fields.ts';
import { ReadingOrigin } from './connection-choices.ts';
import { ImportId, TaskId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

export const importSubjects = DIRECTORY_SUBJECTS;
export type ImportSubject = DirectorySubject;

export const importStatuses = [
  'uploaded',
  'previewed',
  'applying',
  'applied',
  'undone',
  'discarded',
  'failed',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Every field of every subject; which of them fit an import is in its `fields`. */
export const directoryFields: readonly DirectoryField[] = [
  ...new Set(
    Object.values(DIRECTORY_FIELDS)
      .flat()
      .map(({ field }) => field),
  ),
];

const Confidence = oneOf(['high', 'medium', 'low'] as const);
const Column = Type.String({ minLength: 1, maxLength: 1000 });

/** What a column of the file becomes: a known field, an attribute, or nothing. */
export const ColumnTarget = Type.Union([
  Type.Object({ kind: Type.Literal('field'), field: oneOf(directoryFields) }),
  Type.Object({
    kind: Type.Literal('attribute'),
    name: Type.String({ pattern: '^\\p{L}[\\p{L}\\p{N}_ -]{0,63}$' }),
    /** Of a cell with several values parted by semicolons. */
    take: Type.Optional(oneOf(['whole', 'first', 'last'] as const)),
  }),
  Type.Object({
    kind: Type.Literal('ignored'),
    reason: oneOf(['privacy', 'technical', 'empty', 'duplicate', 'chosen'] as const),
  }),
]);
export type ColumnTarget = Static<typeof ColumnTarget>;

export const dateOrders = ['day_month_year', 'month_day_year'] as const;

export const MappedColumn = Type.Object({
  column: Type.String(),
  target: ColumnTarget,
  /** Null once somebody has chosen the target. */
  confidence: nullable(Confidence),
  /** Why this target. */
  reason: Statement,
  /** Values from the first rows; none for columns that must not be stored. */
  samples: Type.Array(Type.String()),
});
export type MappedColumn = Static<typeof MappedColumn>;

export const ImportMapping = Type.Object({
  dateOrder: nullable(oneOf(dateOrders)),
  columns: Type.Array(MappedColumn),
});
export type ImportMapping = Static<typeof ImportMapping>;

/** Why a row cannot be imported: where, what stands there, and how to mend it. The file is the import's. */
export const RowProblem = Type.Object({
  code: Type.String(),
  /** Physical line in the file, or row in the sheet, from 1. */
  line: Count,
  /** Empty when the problem concerns the whole row. */
  column: Type.String(),
  /** In a workbook: the sheet, and the cell as the spreadsheet names it (B17) where it is one. */
  sheet: nullable(Type.String()),
  cell: nullable(Type.String()),
  value: Type.String(),
  message: Statement,
  mend: Statement,
});
export type RowProblem = Static<typeof RowProblem>;

export const QualityFinding = Type.Object({
  code: Type.String(),
  severity: oneOf(['error', 'warning', 'information'] as const),
  column: nullable(Type.String()),
  count: Count,
  message: Statement,
  mend: Statement,
  /** At most 20. */
  examples: Type.Array(Type.Object({ line: Count, value: Type.String(), note: nullable(Type.String()) })),
});
export type QualityFinding = Static<typeof QualityFinding>;

export const ColumnQuality = Type.Object({
  column: Type.String(),
  filledShare: Share,
  levels: Count,
  /** There are more levels than were counted. */
  isCapped: Type.Boolean(),
  isUnique: Type.Boolean(),
  /** Cells with several values parted by semicolons. */
  severalValues: Count,
  top: Type.Array(Type.Object({ value: Type.String(), count: Count })),
});

export const AttributeAdvice = Type.Object({
  attribute: Type.String(),
  column: Type.String(),
  levels: Count,
  filledShare: Share,
  verdict: oneOf(['good', 'usable', 'poor'] as const),
  reason: Statement,
  /** Keeping only the first of several values would help. */
  takeFirst: Type.Boolean(),
});

export const ImportReport = Type.Object({
  /** Data rows; blank rows and sums below the table do not count. */
  rows: Count,
  importable: Count,
  /** Rows with a problem. */
  refused: Count,
  /** Blank rows and sums. */
  skipped: Count,
  vacancies: Count,
  /** Guests, shared mailboxes, rooms. */
  otherEntries: Count,
  /** Accounts the file says are switched off; they count as not listed. */
  disabled: Count,
  /** Rows the findings about columns were made from; the rest of a very large file is not profiled. */
  profiledRows: Count,
  missingColumns: Type.Array(Type.String()),
  /** Columns the mapping wanted but that are never stored. */
  droppedForPrivacy: Type.Array(Type.String()),
  findings: Type.Array(QualityFinding),
  columns: Type.Array(ColumnQuality),
  attributes: Type.Array(AttributeAdvice),
  spelling: Type.Array(
    Type.Object({
      column: Type.String(),
      canonical: Type.String(),
      canonicalCount: Count,
      variants: Type.Array(Type.Object({ value: Type.String(), count: Count })),
    }),
  ),
});
export type ImportReport = Static<typeof ImportReport>;

const Named = Type.Object({ externalId: Type.String(), name: Type.String() });

export const ImportDifference = Type.Object({
  /** Active before the import. */
  before: Count,
  joined: Count,
  changed: Count,
  left: Count,
  /** Known, inactive until now, and listed again. */
  returned: Count,
  unchanged: Count,
  /** Rows with a problem whose person, device or app is known and stays as it is. */
  keptAsIs: Count,
  /** Identical rows beyond the first. */
  repeated: Count,
  shareLeaving: Share,
  needsConfirmation: Type.Boolean(),
  /** At most 20 each. */
  joiners: Type.Array(Named),
  movers: Type.Array(
    Type.Object({
      externalId: Type.String(),
      name: Type.String(),
      changes: Type.Array(
        Type.Object({
          name: Type.String(),
          isAttribute: Type.Boolean(),
          before: nullable(Type.String()),
          after: nullable(Type.String()),
        }),
      ),
    }),
  ),
  leavers: Type.Array(Named),
  returners: Type.Array(Named),
  /** Somebody left and somebody with the same address joined: probably one person under a new identifier. */
  conflicts: Type.Array(
    Type.Object({ email: Type.String(), leaverId: Type.String(), joinerId: Type.String() }),
  ),
  /** Values that were probably renamed or merged rather than people moving. */
  renames: Type.Array(
    Type.Object({
      attribute: Type.String(),
      before: Type.String(),
      after: Type.String(),
      people: Count,
      share: Share,
      kind: oneOf(['rename', 'merge'] as const),
    }),
  ),
});
export type ImportDifference = Static<typeof ImportDifference>;

export const ImportSummary = Type.Object({
  importId: ImportId,
  subject: oneOf(importSubjects),
  fileName: Type.String(),
  recognisedAs: oneOf(['entra_users', 'intune_devices', 'intune_apps', 'generic'] as const),
  /** The kind of export in words. */
  source: Type.String(),
  /** Read through a connection instead of uploaded; the file name is the connection's. */
  reading: nullable(ReadingOrigin),
  status: oneOf(importStatuses),
  /** Data rows; 0 until the first preview. */
  rowCount: Count,
  byteCount: Count,
  createdBy: Type.String(),
  createdAt: Instant,
  appliedAt: nullable(Instant),
  undoneAt: nullable(Instant),
  /** The latest preview or apply. */
  taskId: nullable(TaskId),
  /** The last applied import of its subject. */
  canUndo: Type.Boolean(),
  difference: nullable(
    Type.Object({ joined: Count, changed: Count, left: Count, returned: Count, unchanged: Count }),
  ),
});
export type ImportSummary = Static<typeof ImportSummary>;

export const ImportDetail = Type.Object({
  ...ImportSummary.properties,
  header: Type.Array(Type.String()),
  /** The first rows, as they stand in the file, without columns that must not be stored. */
  sampleRows: Type.Array(Type.Array(Type.String())),
  /** Of a text file; null for a workbook. */
  encoding: nullable(Type.String()),
  delimiter: nullable(Type.String()),
  /** Where the table stands in a workbook; null for a text file. */
  workbook: nullable(
    Type.Object({
      sheet: Type.String(),
      /** The row with the names of the columns. */
      headerRow: Count,
      /** In the order of their tabs. */
      sheets: Type.Array(Type.Object({ name: Type.String(), isHidden: Type.Boolean() })),
    }),
  ),
  mapping: ImportMapping,
  /** The fields a column can be mapped to. */
  fields: Type.Array(Type.Object({ field: Type.String(), label: Statement })),
  report: nullable(ImportReport),
  difference: nullable(ImportDifference),
  /** The first 200. */
  problems: Type.Array(RowProblem),
});
export type ImportDetail = Static<typeof ImportDetail>;

const importParams = Type.Object({ importId: ImportId });

export const importRoutes = {
  uploadImport: defineRoute({
    name: 'uploadImport',
    method: 'POST',
    path: '/api/v1/imports',
    access: 'people.import',
    summary:
      'Takes a CSV file or Excel workbook of people, devices or apps, recognises it and suggests a mapping; changes nothing.',
    query: Type.Object({
      fileName: Type.String({ minLength: 1, maxLength: 255 }),
      subject: Type.Optional(oneOf(importSubjects)),
    }),
    consumes: 'application/octet-stream',
    response: ImportDetail,
    refusals: ['file_empty', 'file_unreadable', 'body_too_large'],
    audits: ['import.uploaded'],
  }),
  listImports: defineRoute({
    name: 'listImports',
    method: 'GET',
    path: '/api/v1/imports',
    access: 'people.read',
    summary: 'Imports, newest first.',
    response: Type.Object({ imports: Type.Array(ImportSummary) }),
  }),
  getImport: defineRoute({
    name: 'getImport',
    method: 'GET',
    path: '/api/v1/imports/:importId',
    access: 'people.read',
    summary: 'One import with its mapping, data-quality report, difference and row problems.',
    params: importParams,
    response: ImportDetail,
    refusals: ['not_found'],
  }),
  changeImportMapping: defineRoute({
    name: 'changeImportMapping',
    method: 'PUT',
    path: '/api/v1/imports/:importId/mapping',
    access: 'people.import',
    summary: 'Changes what columns mean; columns left out keep their target. The file needs a new preview.',
    params: importParams,
    body: Type.Object(
      {
        dateOrder: Type.Optional(nullable(oneOf(dateOrders))),
        columns: Type.Array(Type.Object({ column: Column, target: ColumnTarget }), { maxItems: 2000 }),
      },
      { additionalProperties: false },
    ),
    response: ImportDetail,
    refusals: ['not_found', 'import_state', 'mapping_incomplete', 'mapping_ambiguous'],
    audits: ['import.mapping_changed'],
  }),
  chooseImportSheet: defineRoute({
    name: 'chooseImportSheet',
    method: 'PUT',
    path: '/api/v1/imports/:importId/sheet',
    access: 'people.import',
    summary:
      'Takes another sheet of a workbook, or another row as the names of its columns, and suggests a new mapping.',
    params: importParams,
    body: Type.Object(
      {
        sheet: Type.String({ minLength: 1, maxLength: 255 }),
        /** Found when left out. */
        headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
        subject: Type.Optional(oneOf(importSubjects)),
      },
      { additionalProperties: false },
    ),
    response: ImportDetail,
    refusals: ['not_found', 'import_state', 'file_empty', 'file_unreadable'],
    audits: ['import.mapping_changed'],
  }),
  previewImport: defineRoute({
    name: 'previewImport',
    method: 'POST',
    path: '/api/v1/imports/:importId/preview',
    access: 'people.import',
    summary: 'Starts a dry run: data-quality report, row problems and difference; changes nothing.',
    params: importParams,
    response: Type.Object({ taskId: TaskId }),
    refusals: ['not_found', 'import_state', 'mapping_incomplete', 'mapping_ambiguous'],
  }),
  applyImport: defineRoute({
    name: 'applyImport',
    method: 'POST',
    path: '/api/v1/imports/:importId/apply',
    access: 'people.import',
    summary: 'Starts applying a previewed import, in one transaction; its task writes import.applied.',
    params: importParams,
    body: Type.Object(
      {
        leaveOutBadRows: Type.Boolean({ default: false }),
        confirmShrink: Type.Boolean({ default: false }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ taskId: TaskId }),
    refusals: [
      'not_found',
      'import_state',
      'import_has_errors',
      'import_needs_confirmation',
      'import_superseded',
    ],
    audits: [],
  }),
  undoImport: defineRoute({
    name: 'undoImport',
    method: 'POST',
    path: '/api/v1/imports/:importId/undo',
    access: 'people.import',
    summary: 'Puts everybody back as they were before the last import of this kind.',
    params: importParams,
    response: ImportDetail,
    refusals: ['not_found', 'import_state', 'import_not_last', 'import_in_use'],
    audits: ['import.undone'],
  }),
  discardImport: defineRoute({
    name: 'discardImport',
    method: 'DELETE',
    path: '/api/v1/imports/:importId',
    access: 'people.import',
    summary: 'Throws away an uploaded file that was not applied.',
    params: importParams,
    response: ImportDetail,
    refusals: ['not_found', 'import_state'],
    audits: ['import.discarded'],
  }),
};
