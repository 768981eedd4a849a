/** Examples of the routes of exceptions. */
import type { ExceptionId } from '#contracts/ids.ts';
import { exceptionRoutes } from '#contracts/exceptions.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { bringPeople } from './people.ts';

const entry = {
  people: ['1', 'bo@example.com'],
  list: 'exclude',
  kind: 'executive',
  reason: 'Member of the board',
  untilOn: '2099-12-31',
} as const;
const file = 'id;kind;reason;until\n1;vip;Customer visits;31.12.2099\n2;;;\n';
const query = { list: 'exclude', kind: 'other', reason: 'On leave' } as const;

async function withEntries(place: Place): Promise<void> {
  await bringPeople(place);
  await place.call(exceptionRoutes.addExceptions, { body: entry });
}

export const exceptionExamples: Examples<typeof exceptionRoutes> = {
  listExceptions: async (place) => {
    await withEntries(place);
    return { query: { list: 'exclude', state: 'active', limit: 10 } };
  },
  addExceptions: async (place) => {
    await bringPeople(place);
    return { body: { ...entry, people: [...entry.people] } };
  },
  previewExceptionFile: async (place) => {
    await bringPeople(place);
    return { query, file };
  },
  importExceptionFile: async (place) => {
    await bringPeople(place);
    return { query, file };
  },
  removeException: async (place) => {
    await withEntries(place);
    const { rows } = await place.call<{ rows: { exceptionId: ExceptionId }[] }>(
      exceptionRoutes.listExceptions,
    );
    return { params: { exceptionId: rows[0]!.exceptionId } };
  },
};
