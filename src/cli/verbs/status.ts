/** `status`: where the rollouts stand, who is where, and what holds them. */
import { personStates } from '#domain/rollout/person-states.ts';
import { countOf } from '#cli/count-of.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Board, Hold, Stage } from '#contracts/rollouts.ts';
import type { StartState } from '#contracts/run-stages.ts';
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import { readStart } from '#server/features/run/console.ts';
import { listRollouts, readBoard, type Place } from '#server/features/rollouts/console.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const statusUsage = `bellwether status: where rollouts stand.

  bellwether status [ROLLOUT] [--json]

  ROLLOUT            number or name; without it, every rollout in one line
  --organisation ID  which organisation, when there are several
  --json             everything, for programs

Exit code 1 when a hold stands on the rollout that is named.`;

/** Returns the exit code: 0, 1 when the named rollout is held, or 2 with a sentence. */
export async function runStatus(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare =
    () =>
    async (place: Place, { wanted, isJson }: Asked) =>
      wanted === undefined ? await showAll(place, isJson, io) : await showOne(place, wanted, isJson, io);
  return await runRolloutVerb({ usage: statusUsage, flags: [], prepare }, argv, io);
}

async function showAll(place: Place, isJson: boolean, io: VerbIo): Promise<number> {
  const rollouts = await listRollouts(place);
  if (isJson) io.out(writeJson({ rollouts }));
  else if (rollouts.length === 0) io.out('There is no rollout yet.');
  for (const { rolloutId, name, status, currentStage, succeeded, people, openHolds } of isJson
    ? []
    : rollouts) {
    const stage = currentStage === null ? '' : `${currentStage.name} ${inWords(currentStage.status)}`;
    const holds = openHolds === 0 ? '' : countOf(openHolds, 'hold');
    io.out(
      [
        rolloutId,
        name,
        inWords(status),
        stage,
        `${succeeded.toLocaleString('en')} of ${people.toLocaleString('en')} done`,
        holds,
      ]
        .join('\t')
        .trimEnd(),
    );
  }
  return 0;
}

async function showOne(place: Place, wanted: string, isJson: boolean, io: VerbIo): Promise<number> {
  const { rolloutId, name } = await chooseRollout(place, wanted);
  const board = await readBoard(place, rolloutId);
  if (!board.ok) throw new CommandProblem(sayEnglish(board.refusal));
  const next = await findNext(place, rolloutId, board.value);
  if (isJson) io.out(writeJson({ rolloutId, name, ...board.value, nextStage: next?.start ?? null }));
  else for (const line of [...describeBoard(name, board.value), ...describeNext(next)]) io.out(line);
  return board.value.holds.length === 0 ? 0 : 1;
}

function describeBoard(
  name: string,
  { population, targeted, stages, counts, holds, openTickets }: Board,
): string[] {
  return [
    `${name}: ${targeted.toLocaleString('en')} of ${countOf(population, 'person', 'people')} have a place, ${(counts.succeeded ?? 0).toLocaleString('en')} are done, ${countOf(openTickets, 'open ticket')}.`,
    ...stages.map(describeStage),
    ...holds.flatMap(describeHold),
  ];
}

type Next = { readonly name: string; readonly start: StartState };

/** The first stage that has not started, with what it waits for; undefined when all have. */
async function findNext(place: Place, rolloutId: RolloutId, { stages }: Board): Promise<Next | undefined> {
  const waiting = stages.find(
    ({ status }) => status === 'planned' || status === 'preparing' || status === 'ready',
  );
  if (waiting === undefined) return undefined;
  const start = await readStart(place, { rolloutId, stageId: waiting.stageId });
  return start.ok ? { name: waiting.name, start: start.value } : undefined;
}

/** "Next: Wave 2 starts on 2027-01-18 at the earliest, if:" and what it waits for. */
function describeNext(next: Next | undefined): string[] {
  if (next === undefined) return [];
  const { name, start } = next;
  const on = start.earliestOn === null ? 'has no date yet' : `starts on ${start.earliestOn} at the earliest`;
  if (start.waitsFor.length === 0) return [`  Next: ${name} ${on}; it waits for nothing.`];
  return [
    `  Next: ${name} ${on}. It waits for:`,
    ...start.waitsFor.map((waits) => `    ${sayEnglish(waits)}`),
  ];
}

function describeStage({ name, status, people, counts }: Stage): string {
  const parts = personStates
    .filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => `${counts[state]!.toLocaleString('en')} ${inWords(state)}`);
  return `  ${name}\t${inWords(status)}\t${countOf(people, 'person', 'people')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** Why nothing new starts, and who can change that. */
export function describeHold({ holdId, reason, clears }: Hold): string[] {
  return [`  Hold ${holdId}: ${sayEnglish(reason)}`, `    ${sayEnglish(clears)}`];
}

function inWords(status: string): string {
  return status.replaceAll('_', ' ');
}
