/**
 * The order of test files on a machine that has not run them before: vitest would begin with the largest, and the
 * last minutes would wait for one worker with a file that takes a minute by itself. Beside a file that keeps the
 * processor busy stands one that mostly waits.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = [
  'test/browser/accessibility.test.ts',
  'test/browser/sample-organisation.test.ts',
  'test/faults/database.test.ts',
  'test/contract/contract.test.ts',
  'test/faults/kill.test.ts',
  'src/server/platform/postgres/embedded-postgres.test.ts',
  'test/stories/rehearse-directory.test.ts',
  'test/faults/mail.test.ts',
  'test/stories/rehearsal.test.ts',
  'src/server/platform/tasks/tasks.test.ts',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((path) => moduleId.endsWith(path));
  return place === -1 ? longest.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
