/**
 * The numbered SQL files of db/migrations: reads them, names them, and fingerprints them so that a file changed
 * after it ran is noticed.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type MigrationFile = {
  readonly number: number;
  /** The file name without `.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** Where the program's own migrations are. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../../db/migrations', import.meta.url));

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The files of a folder in order; throws when one is misnamed or a number is missing or used twice. */
export function readMigrationFiles(folder: string): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((fileName, index) => {
    const number = Number(FILE_NAME.exec(fileName)?.[1]);
    if (number !== index + 1) {
      throw new Error(
        `${join(folder, fileName)}: expected a file named ${String(index + 1).padStart(4, '0')}_name.sql`,
      );
    }
    // Line ends are not part of the meaning; a Windows checkout changes them.
    const text = readFileSync(join(folder, fileName), 'utf8').replaceAll('\r\n', '\n');
    return {
      number,
      name: fileName.slice(0, -'.sql'.length),
      sql: text,
      checksum: createHash('sha256').update(text).digest('hex'),
    };
  });
}
