import { beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { Caller } from '#server/platform/auth/caller.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import type { Exchange, RouteHandler } from '#server/platform/http/handler.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';

/** All that pushes or halts the stages of a rollout, or changes what they do next. */
const pushing = [
  ...['raiseHold', 'clearHold', 'setRunRules'],
  ...[
    'startByHand',
    'startStage',
    'skipStage',
    'goOnAfterStage',
    'stopRollout',
    'rollBackRollout',
    'setPacing',
    'submitPilot',
    'completeStage',
  ],
  ...[
    'retryStragglers',
    'layOutWaves',
    'submitWaves',
    'discardWaves',
    'replanWaves',
    'withdrawPlan',
    'setHelpdeskCapacity',
    'decideGate',
  ],
  ...['setPacing', 'setChainRule', 'addSchedule', 'changeSchedule', 'removeSchedule'],
];
/** Refused to some only: who may not hand over, and whose answer would push or halt a stage. */
const sometimes: ReadonlySet<string> = new Set(['nameProcessManager', 'answerTask']);

const { database } = await createTestDatabase();
let place: PeopleToTell;

/** Ada is named; Bo has every right but that. */
beforeAll(async () => {
  place = await createPeopleToTell(database, [{}]);
  await inOrganisation(database, place.organisationId, async (tx) => {
    const { rows } = await sql<{ accountId: AccountId }>`
      insert into account (email, display_name, password_hash) values ('ada@example.org', 'Ada', 'x')
      returning account_id as "accountId"`.execute(tx);
    await sql`
      insert into membership (organisation_id, account_id, roles)
      values (${place.organisationId}, ${rows[0]!.accountId}, '{rollout_lead}')`.execute(tx);
    await sql`update rollout set process_manager_account_id = ${rows[0]!.accountId}`.execute(tx);
  });
});

async function askAsBo({ serve }: RouteHandler) {
  const actor = { kind: 'account', id: '0', name: 'Bo' } as const;
  const params = { rolloutId: place.rolloutId, stageId: place.stageId, gateId: 1, holdId: 1 };
  return await serve({
    request: { params, query: {}, body: {}, headers: {} },
    caller: { organisationId: place.organisationId, actor } as Caller,
    requestId: 'test',
    services: { database },
  } as unknown as Exchange);
}

const declaring = featureRoutes.filter(
  ({ route }) =>
    !sometimes.has(route.name) && (route.refusals ?? []).some((code) => code === 'process_manager'),
);

test('every route that pushes or halts says that it may be refused to all but the process manager', () => {
  expect(declaring.map(({ route }) => route.name)).toEqual(expect.arrayContaining(pushing));
});

test.each(declaring)('$route.name is refused to somebody else, by the name of who may', async (handler) => {
  expect(await askAsBo(handler)).toMatchObject({
    ok: false,
    refusal: { code: 'process_manager', data: { manager: 'Ada' } },
  });
});
