/** An organisation of a test's own with what importing tests ask again and again: bring, undo, and look. */
import { sql } from 'kysely';
import type { OrganisationId } from '#contracts/ids.ts';
import type { ImportSubject } from '#contracts/imports.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import {
  dryRunFile,
  importFile,
  undoLastImport,
  type FileImport,
  type ImportOutcome,
} from '#server/features/people/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database } from '#server/platform/db/database.ts';

export type Options = Partial<FileImport> & { readonly subject?: ImportSubject };

export class ImportPlace {
  readonly id: OrganisationId;
  private readonly database: Database;

  constructor(database: Database, id: OrganisationId) {
    this.database = database;
    this.id = id;
  }

  private input(bytes: string | Buffer, options: Options): FileImport {
    const pieces = [typeof bytes === 'string' ? Buffer.from(bytes) : bytes];
    const { subject: _, ...rest } = options;
    return {
      database: this.database,
      organisationId: this.id,
      actor: engineActor,
      fileName: 'file.csv',
      bytes: pieces,
      ...rest,
    };
  }

  async bring(bytes: string | Buffer, options: Options = {}): Promise<ImportOutcome> {
    return await importFile(options.subject ?? 'people', this.input(bytes, options));
  }

  async bringWell(bytes: string | Buffer, options: Options = {}): Promise<ImportOutcome & { ok: true }> {
    const outcome = await this.bring(bytes, options);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome;
  }

  async tryOut(bytes: string | Buffer, options: Options = {}) {
    return await dryRunFile(options.subject ?? 'people', this.input(bytes, options));
  }

  async dryRun(bytes: string | Buffer, options: Options = {}) {
    const run = await this.tryOut(bytes, options);
    if (!run.ok) throw new Error(JSON.stringify(run));
    return run.preview;
  }

  async undo(subject: ImportSubject = 'people') {
    return await inOrganisation(this.database, this.id, async (tx) =>
      undoLastImport(tx, await createContext(tx, { organisationId: this.id, actor: engineActor }), subject),
    );
  }

  async rows<Row>(query: string): Promise<Row[]> {
    return await inOrganisation(
      this.database,
      this.id,
      async (tx) => (await sql.raw<Row>(query).execute(tx)).rows,
    );
  }

  /** Everything an import may change, but for the imports themselves. */
  async state() {
    return {
      people: await this.rows('select * from person order by person_id'),
      devices: await this.rows('select * from device order by device_id'),
      apps: await this.rows('select * from app order by app_id'),
      counts: await this.rows('select person_count, device_count, app_count from organisation'),
      changes: await this.rows('select * from import_change order by import_id, subject_id'),
    };
  }

  async versions() {
    return await this.rows('select person_id, xmin::text, ctid::text from person order by person_id');
  }

  async people() {
    return await this.rows<Record<string, unknown>>(
      `select external_id as id, display_name as name, email, locale, manager_external_id as manager, attributes, active
       from person order by external_id`,
    );
  }
}

export async function createImportPlace(database: Database): Promise<ImportPlace> {
  const plan = {
    name: 'Test',
    kind: 'live',
    timeZone: 'UTC',
    virtualNow: null,
    parentOrganisationId: null,
  } as const;
  return new ImportPlace(
    database,
    await inSystem(database, async (tx) => await createOrganisation(tx, plan)),
  );
}

/** A file of a header and rows, each a list of cells. */
export function csv(...rows: (readonly (string | number)[])[]): string {
  return rows.map((cells) => `${cells.join(',')}\n`).join('');
}
