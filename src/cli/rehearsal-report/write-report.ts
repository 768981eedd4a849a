/**
 * Writes the report folder so that nobody ever sees half of one: everything is written beside it first. Files of
 * others in a folder that exists already are left alone.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { CohortMember, PersonOutcome } from '#server/engine/rehearsal/index.ts';
import { makeFolder } from '#server/platform/make-folder.ts';
import { cohortCsv, peopleCsv } from './csv-files.ts';
import type { ReportFile } from './report-file.ts';
import { renderReport } from './report-page.ts';

export type WrittenReport = {
  readonly report: ReportFile;
  readonly people: readonly PersonOutcome[];
  readonly cohort: readonly CohortMember[];
};

/** Writes report.html, report.json, people.csv and cohort.csv. */
export function writeReport(folder: string, { report, people, cohort }: WrittenReport): void {
  const files = {
    'report.html': renderReport(report, { font: readFont() }),
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'people.csv': peopleCsv(people),
    'cohort.csv': cohortCsv(cohort),
  };
  makeFolder(dirname(folder));
  const staging = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  mkdirSync(staging);
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(staging, name), text);
    if (existsSync(folder)) {
      for (const name of Object.keys(files)) renameSync(join(staging, name), join(folder, name));
    } else {
      renameSync(staging, folder);
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The bundled Inter in base64, so that the page needs nothing beside it; null where it is not installed. */
function readFont(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));
    return readFileSync(join(folder, 'files', 'inter-latin-wght-normal.woff2')).toString('base64');
  } catch {
    return null;
  }
}
