/** Visits to the personal page: people who were told, the links in their messages, and requests without a browser. */
import { portalRenderer } from '#portal/render-page.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { createPortalRoutes } from '#server/features/portal/index.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createWorld } from '#test/contract/world.ts';
import type { TestDatabase } from './database.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell, type PersonToTell } from './people-to-tell.ts';

type TellingVisit = PeopleToTell & { readonly path: string };

export async function createPortalVisits({
  database,
  ownerUrl,
}: Pick<TestDatabase, 'database' | 'ownerUrl'>) {
  const world = await createWorld({ database, ownerUrl, routes: createPortalRoutes(portalRenderer) });
  const read = async <Row>({ organisationId }: PeopleToTell, statement: string): Promise<Row[]> =>
    await inOrganisation(database, organisationId, async (tx) => {
      const { rows } = await sql<Row>`${sql.raw(statement)}`.execute(tx);
      return rows;
    });
  /** A told person and the path of the link in their message. */
  const tell = async (person: PersonToTell): Promise<TellingVisit> => {
    const people = await createPeopleToTell(database, [person], 'sample');
    await people.plan();
    await sendDueDeliveries(database, people.organisationId, {
      now: tellingNow,
      publicUrl: 'http://portal.test',
      transport: null,
    });
    const rows = await read<{ body_text: string }>(people, 'select body_text from delivery');
    return { ...people, path: /\/me\/[\w-]+/.exec(rows[0]!.body_text)![0] };
  };
  return {
    read,
    close: async () => await world.close(),
    tell,
    /** The same, told of 1 December, with so many places a day at half past ten until 4 December; the date itself is at nine. */
    tellWithPlaces: async (places: number, person: PersonToTell = {}): Promise<TellingVisit> => {
      const people = await tell(person);
      await inOrganisation(database, people.organisationId, async (tx) => {
        const schedule = {
          validFrom: '2026-11-30',
          validTo: '2026-12-04',
          sessions: [{ weekdays: [0, 1, 2, 3, 4], at: '10:30', minutes: 60, places }],
          weekdayRules: [],
          exceptions: [{ kind: 'close', from: '2026-12-03', to: '2026-12-03', at: null }],
          amberShare: 0.2,
        };
        await sql`
          insert into slot_schedule (organisation_id, rollout_id, place_kind, place_name, schedule, written_by, written_at)
          values (${people.organisationId}, ${people.rolloutId}, 'site', 'Lund', ${JSON.stringify(schedule)}, 'Test',
            ${tellingNow})`.execute(tx);
      });
      return people;
    },
    get: async (url: string) => await world.app.inject({ method: 'GET', url }),
    head: async (url: string) => await world.app.inject({ method: 'HEAD', url }),
    post: async (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      await world.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(form).toString(),
      }),
  };
}
