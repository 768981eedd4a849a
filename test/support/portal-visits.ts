/** Visits to the personal page: people who were told, the links in their messages, and requests without a browser. */
import { portalRenderer } from '#portal/render-page.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { createPortalRoutes } from '#server/features/portal/index.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createWorld } from '#test/contract/world.ts';
import type { TestDatabase } from './database.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell, type PersonToTell } from './people-to-tell.ts';

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
  return {
    read,
    close: async () => await world.close(),
    /** A told person and the path of the link in their message. */
    tell: async (person: PersonToTell): Promise<PeopleToTell & { path: string }> => {
      const people = await createPeopleToTell(database, [person], 'sample');
      await people.plan();
      await sendDueDeliveries(database, people.organisationId, {
        now: tellingNow,
        publicUrl: 'http://portal.test',
        transport: null,
      });
      const rows = await read<{ body_text: string }>(people, 'select body_text from delivery');
      return { ...people, path: /\/me\/[\w-]+/.exec(rows[0]!.body_text)![0] };
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
