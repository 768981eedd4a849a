/** Counts the rows of a file as they come, keeps the first problems, and encodes those that will be stored. */
import type { ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { DirectoryRecord, PersonRecord } from '#domain/directory/directory-record.ts';
import { managerFieldsOf } from '#domain/directory/manager-index.ts';
import type { RowResult } from '#domain/directory/normalise-row.ts';
import { createRowEncoder, type RowEncoder } from './encode-row.ts';
import { toColumnMappings, type FileMapping } from './file-mapping.ts';
import type { LineSet } from './line-set.ts';
import type { CompiledFile, RowReceiver } from './read-file.ts';
import { problemsMax } from './row-problem.ts';
import type { ShapeWarning } from './row-sink.ts';

export type FileCounts = {
  /** Data rows: all but blank ones and sums. */
  readonly rows: number;
  /** Rows with a problem; none of them is stored. */
  readonly refused: number;
  readonly skipped: number;
  readonly vacancies: number;
  readonly otherEntries: number;
  readonly disabled: number;
  /** The first ones, in the order of the file. */
  readonly problems: readonly RowProblem[];
  readonly shapeWarnings: readonly { readonly warning: ShapeWarning; readonly count: number }[];
  readonly missingColumns: readonly string[];
  readonly droppedForPrivacy: readonly string[];
};

export type TallyOptions = {
  readonly subject: ImportSubject;
  readonly mapping: FileMapping;
  /** Only identifier, fingerprint and line of a row are written; false unless told. */
  readonly isLean?: boolean;
  /** Only rows on these lines are written; all unless told. */
  readonly lines?: LineSet;
  /** Whom refused rows are about is written down among the lines; true unless told. */
  readonly keepsRefused?: boolean;
  /** Sees every row, for the data-quality report. */
  readonly onRow?: (cells: readonly string[], line: number, result: RowResult<DirectoryRecord>) => void;
};

export class Tally {
  /** Rows with a problem that say at least whom they are about; they are in the lines too. */
  kept = 0;
  refused = 0;
  readonly encoder: RowEncoder;
  readonly receiver: Omit<RowReceiver, 'onPiece'>;
  private rows = 0;
  private skipped = 0;
  private vacancies = 0;
  private otherEntries = 0;
  private disabled = 0;
  private readonly problems: RowProblem[] = [];
  private readonly shapeWarnings = new Map<string, { warning: ShapeWarning; count: number }>();

  constructor({ subject, mapping, onRow, isLean, lines, keepsRefused = lines === undefined }: TallyOptions) {
    const isPeople = subject === 'people';
    const references = new Set(managerFieldsOf(toColumnMappings(mapping)));
    this.encoder = createRowEncoder(subject, references, isLean);
    const isWanted = (line: number) => lines === undefined || lines.has(line);
    this.receiver = {
      onRecord: (record, line) => {
        this.rows++;
        if (this.isListed(record, isPeople) && isWanted(line)) this.encoder.add(record, line);
      },
      onRefused: (problems, externalId) => {
        this.rows++;
        this.refused++;
        if (this.problems.length < problemsMax) this.problems.push(...problems);
        if (externalId === null || !keepsRefused) return;
        this.kept++;
        this.encoder.keep(externalId, problems[0]!.line);
      },
      onSkipped: () => {
        this.skipped++;
      },
      onWarning: (warning) => {
        const known = this.shapeWarnings.get(warning.code);
        if (known === undefined) this.shapeWarnings.set(warning.code, { warning, count: 1 });
        else known.count++;
      },
      ...(onRow === undefined ? {} : { onRow }),
    };
  }

  counts({ missingColumns, droppedForPrivacy }: CompiledFile): FileCounts {
    const { rows, refused, skipped, vacancies, otherEntries, disabled, problems } = this;
    return {
      rows,
      refused,
      skipped,
      vacancies,
      otherEntries,
      disabled,
      missingColumns,
      droppedForPrivacy,
      problems: problems.slice(0, problemsMax),
      shapeWarnings: [...this.shapeWarnings.values()],
    };
  }

  /** Vacancies and shared entries are no people; a disabled account, or what is out of use, counts as not listed. */
  private isListed(record: DirectoryRecord, isPerson: boolean): boolean {
    const kind = isPerson ? (record as PersonRecord).kind : 'person';
    if (kind === 'vacancy') this.vacancies++;
    else if (kind !== 'person') this.otherEntries++;
    else if (record.enabled === false) this.disabled++;
    else return true;
    return false;
  }
}
