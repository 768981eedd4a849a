import { beforeAll, expect, test } from 'vitest';
import type { FeedbackNoteId, ProposalId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import type { ProposalDecision } from '#contracts/proposals.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { insertAccount, insertMembership } from '#server/features/accounts/store.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { getFeedbackOverview, listFeedback } from './gather.ts';
import { carryOutBy, linksOf } from './link-results.ts';
import { carryOut, decideProposal, dropProposal, proposeChange, publishProposal } from './propose.ts';
import { noteFeedback, removeFeedbackNote, sortFeedback } from './take-note.ts';
import { changesTold, prepareChanges } from './tell-changes.ts';

const { database } = await createTestDatabase();
const answers = 12;
let people: PeopleToTell;
let lead: Context;
let second: Context;

beforeAll(async () => {
  people = await createPeopleToTell(
    database,
    Array.from({ length: answers }, () => ({})),
  );
  lead = await signedIn('lead@example.org', ['rollout_lead']);
  second = await signedIn('second@example.org', ['administrator']);
});

async function signedIn(email: string, roles: readonly Role[]): Promise<Context> {
  const accountId = await inSystem(
    database,
    async (tx) => await insertAccount(tx, { email, displayName: email, passwordHash: 'none', locale: 'en' }),
  );
  await inside(async (tx) => await insertMembership(tx, accountId!, roles));
  return { ...people.context, actor: { kind: 'account', id: String(accountId), name: email } };
}

const inside = async <Value>(work: (tx: Transaction) => Promise<Value>) =>
  await inOrganisation(database, people.organisationId, work);

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

async function note(text: string, themes: string[] = []) {
  const on = people.context.now.toISOString().slice(0, 10);
  return await inside(async (tx) =>
    expectOk(await noteFeedback(tx, lead, people.rolloutId, { channel: 'meeting', text, on, themes })),
  );
}

const day = (days: number) => daysLater(people.context.now, days).toISOString().slice(0, 10);

async function propose(change = 'Production starts a week later'): Promise<ProposalId> {
  const { source, key } = await note(change);
  const wanted = { part: 'dates', change, why: 'They count the stock', decideBy: day(3) } as const;
  return await inside(async (tx) => {
    const made = await proposeChange(tx, lead, people.rolloutId, { ...wanted, feedback: [{ source, key }] });
    return expectOk(made).proposalId;
  });
}

const accepted: ProposalDecision = {
  verdict: 'accepted',
  reason: 'The week is free',
  owner: 'Lead',
  dueOn: '2099-01-01',
};

const decide = async (proposalId: ProposalId, by: Context, decision: ProposalDecision = accepted) =>
  await inside(
    async (tx) => await decideProposal(tx, by, { rolloutId: people.rolloutId, proposalId }, decision),
  );

test('who proposed a change does not decide it while somebody else can, and alone says so', async () => {
  const proposalId = await propose();
  expect(await decide(proposalId, lead)).toMatchObject({ refusal: { code: 'proposal_own' } });
  expect(await decide(proposalId, { ...second, actor: { ...second.actor, kind: 'token' } })).toMatchObject({
    refusal: { code: 'account_needed' },
  });
  const { entries } = expectOk(await decide(proposalId, second));
  expect(entries).toMatchObject([{ kind: 'accepted', text: 'The week is free', isAlone: false }]);

  const alone = await propose('Wave 3 starts on a Tuesday');
  await inside(async (tx) => {
    await sql`update membership set disabled_at = now() where account_id = ${Number(second.actor.id)}`.execute(
      tx,
    );
    const place = { rolloutId: people.rolloutId, proposalId: alone };
    expect(expectOk(await decideProposal(tx, lead, place, accepted)).entries[0]).toMatchObject({
      isAlone: true,
    });
    await sql`update membership set disabled_at = null where account_id = ${Number(second.actor.id)}`.execute(
      tx,
    );
  });
});

test('what was decided is not decided again, and the database rewrites neither decision nor feedback', async () => {
  const proposalId = await propose();
  expectOk(await decide(proposalId, second, { verdict: 'rejected', reason: 'No other week is free' }));
  expect(await decide(proposalId, second)).toMatchObject({
    refusal: { code: 'proposal_state', data: { state: 'rejected' } },
  });
  for (const rewriting of [
    sql`update proposal_entry set body = 'Other words'`,
    sql`update proposal_feedback set body = 'Other words'`,
    sql`update proposal set change = 'Another change'`,
    sql`delete from proposal`,
  ])
    await expect(inside(async (tx) => await rewriting.execute(tx))).rejects.toThrow(/permission denied/);
});

test('a re-plan names the change it carries out, and the change names the re-plan', async () => {
  const proposalId = await propose('Two groups swap their weeks');
  const place = { rolloutId: people.rolloutId, proposalId };
  const result = { kind: 'waves', id: 2 } as const;
  const carry = async () => await inside(async (tx) => await carryOutBy(tx, lead, place, result, 'Swapped'));
  expect(await carry()).toMatchObject({ refusal: { code: 'proposal_state', data: { state: 'waiting' } } });
  expectOk(await decide(proposalId, second));
  expectOk(await carry());
  const links = await inside(async (tx) => await linksOf(tx, people.rolloutId, 'waves'));
  expect(links.get(2)).toEqual({ proposalId, change: 'Two groups swap their weeks' });
  const other = await inside(async (tx) => await dropProposal(tx, lead, place, 'Not any more'));
  expect(other).toMatchObject({ refusal: { code: 'proposal_state', data: { state: 'carried_out' } } });
});

test('the overview asks for late decisions and for accepted changes until they are carried out', async () => {
  const late = await propose('The guide shows the new screen');
  const codes = async (now: Date) =>
    await inside(async (tx) =>
      expectOk(await getBoard(tx, { ...people.context, now }, people.rolloutId))
        .next.filter(({ place }) => place === 'feedback')
        .map(({ code, detail }) => [code, detail.data['change']]),
    );
  const { now } = people.context;
  expect(await codes(now)).not.toContainEqual(['decide_proposals', 'The guide shows the new screen']);
  expect(await codes(daysLater(now, 4))).toContainEqual([
    'decide_proposals',
    'The guide shows the new screen',
  ]);
  expectOk(await decide(late, second));
  expect(await codes(now)).toContainEqual(['carry_out_proposal', 'The guide shows the new screen']);
  const place = { rolloutId: people.rolloutId, proposalId: late };
  await inside(async (tx) => expectOk(await carryOut(tx, lead, place, { kind: 'words' }, 'Page 3')));
  expect(await codes(daysLater(now, 4))).not.toContainEqual(
    expect.arrayContaining(['The guide shows the new screen']),
  );
});

test('only what was carried out is told, in the language of the reader or that of the organisation', async () => {
  const proposalId = await propose('Starts in the afternoon');
  const place = { rolloutId: people.rolloutId, proposalId };
  const texts = { en: 'Nobody starts before noon.', sv: 'Ingen startar före lunch.' };
  const publish = async (told: typeof texts | null) =>
    await inside(async (tx) => await publishProposal(tx, lead, place, told));
  expectOk(await decide(proposalId, second));
  expect(await publish(texts)).toMatchObject({ refusal: { code: 'proposal_state' } });
  await inside(async (tx) => expectOk(await carryOut(tx, lead, place, { kind: 'words' }, 'Done')));
  expectOk(await publish(texts));
  const told = async (locale: 'sv' | 'de') =>
    await inside(async (tx) => await changesTold(tx, people.rolloutId, locale, 'en'));
  expect(await told('sv')).toEqual(['Ingen startar före lunch.']);
  expect(await told('de')).toEqual(['Nobody starts before noon.']);
  const inMessage = await inside(async (tx) => (await prepareChanges(tx, 'en'))(people.rolloutId, 'sv'));
  expect(inMessage).toBe('Ingen startar före lunch.');
  expectOk(await publish(null));
  expect(await told('sv')).toEqual([]);
});

test('words of the survey appear from ten answers on, without day or department, and are named by no person', async () => {
  const survey = async () =>
    await inside(async (tx) => expectOk(await listFeedback(tx, people.rolloutId, { source: 'survey' })));
  const answer = async (count: number) =>
    await inside(async (tx) => {
      for (const personId of people.personIds.slice(0, count))
        await sql`insert into pulse (organisation_id, rollout_id, person_id, stage_id, score, words, answered_at)
          values (${people.organisationId}, ${people.rolloutId}, ${personId}, ${people.stageId}, 3,
            ${personId === people.personIds[1] ? 'More time' : 'The guide is long'}, now()) on conflict do nothing`.execute(
          tx,
        );
    });
  await answer(9);
  expect((await survey()).rows).toEqual([]);
  await answer(10);
  const { rows, total } = await survey();
  expect(total).toBe(2);
  expect(rows.map(({ text }) => text).toSorted()).toEqual(['More time', 'The guide is long']);
  for (const { on, department, by, key, stage } of rows) {
    expect([on, department, by]).toEqual([null, null, null]);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(stage?.stageId).toBe(people.stageId);
  }
});

test('themes count pieces, differ by more than capitals, and a note with a proposed change stays', async () => {
  const first = await note('The printer asks for a password', ['Printing']);
  const other = await note('Printing takes two minutes', ['PRINTING ']);
  expect([first.themes, other.themes]).toEqual([['Printing'], ['Printing']]);
  const overview = async () =>
    await inside(async (tx) => expectOk(await getFeedbackOverview(tx, people.rolloutId)));
  const before = await overview();
  expect(before.themes.find(({ theme }) => theme === 'Printing')).toMatchObject({ pieces: 2, proposals: 0 });
  const pieces = [first, other].map(({ source, key }) => ({ source, key }));
  await inside(async (tx) =>
    expectOk(await sortFeedback(tx, lead, people.rolloutId, { pieces, add: [], remove: ['printing'] })),
  );
  const after = await overview();
  expect(after.themes.some(({ theme }) => theme === 'Printing')).toBe(false);
  expect(after.unsorted).toBe(before.unsorted + 2);

  const remove = async (key: string) =>
    await inside(
      async (tx) => await removeFeedbackNote(tx, lead, people.rolloutId, Number(key) as FeedbackNoteId),
    );
  expectOk(await remove(other.key));
  await inside(async (tx) =>
    expectOk(
      await proposeChange(tx, lead, people.rolloutId, {
        ...{ part: 'support', change: 'Printers keep their password', why: 'Asked twice', decideBy: day(5) },
        feedback: pieces.slice(0, 1),
      }),
    ),
  );
  expect(await remove(first.key)).toMatchObject({ refusal: { code: 'feedback_in_use' } });
});
