/**
 * Applies a mapping to rows: compiled once per file, then called per row without building anything but the
 * record. A row becomes a record, or is refused with every problem it has, or is skipped when it is no data.
 */

import { refuse, type Result, ok } from '#domain/result.ts';
import { cleanCell, isPlaceholder } from './clean-cell.ts';
import type { ColumnMapping, DateOrder, DirectorySubject } from './column-mapping.ts';
import type {
  AppRecord,
  DeviceRecord,
  DirectoryRecord,
  DirectoryRecords,
  PersonRecord,
} from './directory-record.ts';
import { planColumns, type ColumnPlan, type MappingRefusal, type Slot } from './plan-columns.ts';
import { readDate } from './read-date.ts';
import {
  platformOfAppType,
  readAppPlatforms,
  readAppType,
  readBoolean,
  readCompliance,
  readImportance,
  readKind,
  readLanguage,
  readOwnership,
  readPlatform,
  type AppImportance,
} from './read-values.ts';
import { describeRowProblem, type RowProblem, type RowProblemCode } from './row-problem.ts';
import { isSummaryRow } from './summary-row.ts';
import { isEmailLike } from './value-shape.ts';

export type RowResult<Row extends DirectoryRecord> =
  | { readonly ok: true; readonly record: Row }
  /** `isSkipped`: a blank or summary row, which is not an error. */
  | { readonly ok: false; readonly isSkipped: boolean; readonly problems: readonly RowProblem[] };

export type RowNormaliser<Row extends DirectoryRecord> = {
  /** Reads one row of the header's width; `line` is its physical line in the file. */
  normalise(cells: readonly string[], line: number): RowResult<Row>;
  /** Columns of the mapping that this file does not have. */
  readonly missingColumns: readonly string[];
  /** Columns the mapping wanted but that must never be stored. */
  readonly droppedForPrivacy: readonly string[];
};

export type CompileOptions = {
  /** Stated order of day and month; without it, dates like 3/4/2026 are refused. */
  readonly dateOrder?: DateOrder | undefined;
};

const MAX_ID_LENGTH = 256;

/**
 * Compiles a mapping for a header. Refuses when no column identifies the rows, or when two columns have one
 * target. People without an identifier column are identified by address or sign-in name, devices by serial
 * number, apps by name and platform.
 */
export function compileMapping<Subject extends DirectorySubject>(
  subject: Subject,
  mapping: readonly ColumnMapping[],
  header: readonly string[],
  options: CompileOptions = {},
): Result<RowNormaliser<DirectoryRecords[Subject]>, MappingRefusal> {
  const planned = planColumns(subject, mapping, header);
  if (!planned.ok) return refuse(planned.refusal);
  const plan = planned.value;
  const reader = new RowReader(plan, options.dateOrder);
  const readers: { readonly [One in DirectorySubject]: () => DirectoryRecords[One] } = {
    people: reader.readPerson,
    devices: reader.readDevice,
    apps: reader.readApp,
  };
  const read = readers[subject];
  return ok({
    missingColumns: plan.missingColumns,
    droppedForPrivacy: plan.droppedForPrivacy,
    normalise: (cells, line) => reader.normalise(cells, line, read),
  });
}

const SKIPPED_BLANK = { ok: false, isSkipped: true, problems: [] } as const;

/** Holds the row being read, so that no closure is made per row. */
class RowReader {
  private readonly plan: ColumnPlan;
  private readonly dateOrder: DateOrder | undefined;
  private cells: readonly string[] = [];
  private line = 0;
  private problems: RowProblem[] | undefined;

  constructor(plan: ColumnPlan, dateOrder: DateOrder | undefined) {
    this.plan = plan;
    this.dateOrder = dateOrder;
  }

  normalise<Row extends DirectoryRecord>(
    cells: readonly string[],
    line: number,
    read: (this: RowReader) => Row,
  ): RowResult<Row> {
    this.cells = cells;
    this.line = line;
    this.problems = undefined;
    if (isSummaryRow(cells)) {
      const first = cells.find((cell) => cell.trim() !== '') ?? '';
      return { ok: false, isSkipped: true, problems: [describeRowProblem('summary_row', line, '', first)] };
    }
    const record = read.call(this);
    if (record.externalId === '') {
      if (cells.every((cell) => cleanCell(cell) === '')) return SKIPPED_BLANK;
      this.report('missing_id', this.plan.slots.externalId, '');
    }
    return this.problems === undefined
      ? { ok: true, record }
      : { ok: false, isSkipped: false, problems: this.problems };
  }

  readPerson(): PersonRecord {
    const { slots } = this.plan;
    const email = this.email(slots.email);
    const userPrincipalName = this.optional(slots.userPrincipalName);
    const givenName = this.optional(slots.givenName);
    const surname = this.optional(slots.surname);
    const externalId = this.id(slots.externalId) ?? this.fallbackId(email ?? userPrincipalName);
    const fullName =
      givenName === null || surname === null ? (givenName ?? surname) : `${givenName} ${surname}`;
    return {
      externalId,
      displayName: this.optional(slots.displayName) ?? fullName ?? email ?? externalId,
      givenName,
      surname,
      email:
        email ?? (userPrincipalName !== null && isEmailLike(userPrincipalName) ? userPrincipalName : null),
      userPrincipalName,
      language: this.language(slots.language),
      managerExternalId: this.id(slots.managerExternalId),
      managerEmail: this.email(slots.managerEmail),
      managerName: this.optional(slots.managerName),
      managerPath: this.optional(slots.managerPath),
      directoryPath: this.optional(slots.directoryPath),
      enabled: this.boolean(slots.enabled),
      kind: slots.kind === undefined ? 'person' : readKind(this.text(slots.kind)),
      attributes: this.attributes(),
    };
  }

  readDevice(): DeviceRecord {
    const { slots } = this.plan;
    const serialNumber = this.id(slots.serialNumber);
    const externalId = this.id(slots.externalId) ?? this.fallbackId(serialNumber);
    const platform = this.optional(slots.platform);
    const ownership = this.optional(slots.ownership);
    const compliance = this.optional(slots.compliance);
    return {
      externalId,
      name: this.optional(slots.name) ?? serialNumber ?? externalId,
      serialNumber,
      platform: platform === null ? null : readPlatform(platform),
      osVersion: this.optional(slots.osVersion),
      model: this.optional(slots.model),
      manufacturer: this.optional(slots.manufacturer),
      ownerExternalId: this.id(slots.ownerExternalId),
      ownerEmail: this.email(slots.ownerEmail),
      ownership: ownership === null ? null : readOwnership(ownership),
      compliance: compliance === null ? null : readCompliance(compliance),
      lastSeenAt: this.instant(slots.lastSeenAt),
      enrolledAt: this.instant(slots.enrolledAt),
      enabled: this.boolean(slots.enabled),
      attributes: this.attributes(),
    };
  }

  readApp(): AppRecord {
    const { slots } = this.plan;
    const name = this.optional(slots.name);
    const appType = this.optional(slots.appType);
    const platform = this.appPlatform(appType);
    // The same app stands once for each platform in most lists.
    const named = name === null || platform === null ? name : `${name} (${platform})`;
    const externalId = this.id(slots.externalId) ?? this.fallbackId(named);
    return {
      externalId,
      name: name ?? externalId,
      publisher: this.optional(slots.publisher),
      version: this.optional(slots.version),
      platform,
      appType: appType === null ? null : readAppType(appType),
      importance: this.importance(slots.importance),
      ownerExternalId: this.id(slots.ownerExternalId),
      ownerEmail: this.email(slots.ownerEmail),
      enabled: this.boolean(slots.enabled),
      attributes: this.attributes(),
    };
  }

  /** What the list says, else what the type gives away. */
  private appPlatform(appType: string | null): string | null {
    const platforms = this.optional(this.plan.slots.platform);
    if (platforms !== null) return readAppPlatforms(platforms);
    return appType === null ? null : platformOfAppType(appType);
  }

  /** A fallback counts only when no column is mapped to the identifier: an empty identifier is an error. */
  private fallbackId(value: string | null): string {
    return this.plan.slots.externalId === undefined ? (value ?? '').toLowerCase() : '';
  }

  private text(slot: Slot | undefined): string {
    return slot === undefined ? '' : cleanCell(this.cells[slot.index] ?? '');
  }

  private optional(slot: Slot | undefined): string | null {
    const text = this.text(slot);
    return text === '' || (text.length <= 7 && isPlaceholder(text)) ? null : text;
  }

  private id(slot: Slot | undefined): string | null {
    const text = this.text(slot);
    if (text === '') return null;
    if (text.length > MAX_ID_LENGTH) this.report('id_too_long', slot, text);
    // Excel shows long numbers as 1E+05 or 1,23457E+11 and saves what it shows.
    else if (text.length < 32 && /^\d(?:[.,]\d+)?E\+\d+$/i.test(text)) this.report('damaged_id', slot, text);
    return isPlaceholder(text) ? null : text;
  }

  private email(slot: Slot | undefined): string | null {
    const text = this.optional(slot);
    if (text === null || isEmailLike(text)) return text;
    this.report('invalid_email', slot, text);
    return null;
  }

  private boolean(slot: Slot | undefined): boolean | null {
    const text = this.optional(slot);
    if (text === null) return null;
    const value = readBoolean(text);
    if (value === undefined) this.report('unknown_boolean', slot, text);
    return value ?? null;
  }

  private language(slot: Slot | undefined): string | null {
    const text = this.optional(slot);
    if (text === null) return null;
    const value = readLanguage(text);
    if (value === undefined) this.report('unknown_language', slot, text);
    return value ?? null;
  }

  private importance(slot: Slot | undefined): AppImportance | null {
    const text = this.optional(slot);
    if (text === null) return null;
    const value = readImportance(text);
    if (value === undefined) this.report('unknown_importance', slot, text);
    return value ?? null;
  }

  private instant(slot: Slot | undefined): string | null {
    const text = this.optional(slot);
    if (text === null) return null;
    const value = readDate(text, this.dateOrder);
    if (value === 'ambiguous') this.report('ambiguous_date', slot, text);
    else if (value === 'invalid') this.report('invalid_date', slot, text);
    else if (value !== null) return new Date(value).toISOString();
    return null;
  }

  private attributes(): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const slot of this.plan.attributes) {
      let text = cleanCell(this.cells[slot.index] ?? '');
      if (slot.take !== 'whole') text = takePart(text, slot.take);
      if (text !== '') attributes[slot.name] = slot.valueNames?.get(text) ?? text;
    }
    return attributes;
  }

  private report(code: RowProblemCode, slot: Slot | undefined, value: string): void {
    this.problems ??= [];
    this.problems.push(describeRowProblem(code, this.line, slot?.column ?? '', value));
  }
}

/** The first or last non-empty part of a cell with several values parted by semicolons. */
function takePart(text: string, take: 'first' | 'last'): string {
  if (!text.includes(';')) return text;
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return (take === 'first' ? parts[0] : parts.at(-1)) ?? '';
}

export type { MappingRefusal } from './plan-columns.ts';
export type { RowProblem, RowProblemCode } from './row-problem.ts';
