/** Hypercare of one rollout as people see it: before it begins, while it runs, and after its end. */
import type { Hypercare } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { permissionsOf, roles } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { charterTemplate, periodOf, prolongationsMax } from '#domain/hypercare/charter.ts';
import { dayOf, dateOf } from '#domain/waves/working-week.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import {
  dutiesOf,
  hypercareOf,
  judgeHypercare,
  type DutyRow,
  type HypercareRow,
  type Standing,
} from '#server/features/charter/index.ts';
import {
  accountsWith,
  countsOf,
  findRollout,
  openHoldsOf,
  presentStage,
  reachOf,
  stagesOf,
  type NamedAccount,
  type RolloutRow,
} from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Roles whose holders can be on duty: they answer tickets, run the rollout, or care for devices. */
const dutyRoles = roles.filter((role) => {
  const may = permissionsOf([role]);
  return may.has('ticket.answer') || may.has('rollout.run');
});

export async function candidatesOf(tx: Transaction): Promise<NamedAccount[]> {
  return await accountsWith(tx, dutyRoles);
}

const none: HypercareRow = {
  charter: null,
  writtenBy: null,
  writtenAt: null,
  startedOn: null,
  prolongations: [],
  endedAt: null,
  endedBy: null,
  endReason: null,
  exitVerdicts: null,
  setAside: null,
};

export type Found = { readonly rollout: RolloutRow; readonly row: HypercareRow };

/** The rollout and what stands about its hypercare; refuses `not_found`. */
export async function findHypercare(
  tx: Transaction,
  rolloutId: RolloutId,
  lock: 'lock' | 'read' = 'read',
): Promise<Result<Found, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, lock);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  return ok({ rollout, row: (await hypercareOf(tx, rolloutId)) ?? none });
}

export function phaseOf({ startedOn, endedAt }: HypercareRow): Hypercare['phase'] {
  if (endedAt !== null) return 'ended';
  return startedOn === null ? 'before' : 'running';
}

export type StandingNow = Standing & { readonly leftOver: number };

/** How a running period stands; undefined before it begins and after its end. */
export async function standingOf(
  tx: Transaction,
  context: Context,
  { rollout, row }: Found,
): Promise<StandingNow | undefined> {
  const { startedOn } = row;
  if (startedOn === null || row.endedAt !== null) return undefined;
  const { rolloutId } = rollout;
  const [stages, counts, holds] = [
    await stagesOf(tx, rolloutId),
    await countsOf(tx, rolloutId),
    await openHoldsOf(tx, rolloutId),
  ];
  const reach = reachOf(
    rollout,
    stages.map((stage) => presentStage(stage, counts, holds)),
  );
  const standing = await judgeHypercare(tx, context, { ...row, startedOn }, reach);
  return { ...standing, leftOver: reach.leftOver };
}

export async function getHypercare(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<Hypercare, Refusal>> {
  const found = await findHypercare(tx, rolloutId);
  return found.ok ? ok(await presentHypercare(tx, context, found.value)) : found;
}

export async function presentHypercare(tx: Transaction, context: Context, found: Found): Promise<Hypercare> {
  const { rollout, row } = found;
  const { startedOn, prolongations } = row;
  const charter = row.charter ?? charterTemplate;
  const standing = await standingOf(tx, context, found);
  const moreWeeks = prolongations.reduce((sum, { weeks }) => sum + weeks, 0);
  const period = startedOn === null ? undefined : periodOf(charter, startedOn, moreWeeks);
  const today = dateAt(context.now, rollout.timeZone);
  const duties = await dutiesOf(tx, rollout.rolloutId);
  return {
    phase: phaseOf(row),
    charter,
    isTemplate: row.writtenAt === null,
    writtenBy: row.writtenBy,
    writtenAt: row.writtenAt?.toISOString() ?? null,
    startedOn,
    earliestEndOn: period?.earliestEndOn ?? null,
    dueOn: period?.dueOn ?? null,
    prolongations: [...prolongations],
    prolongationsLeft: prolongationsMax - prolongations.length,
    criteria: standing?.criteria ?? row.exitVerdicts ?? [],
    leftOver: standing?.leftOver ?? 0,
    inTheWay: standing?.inTheWay ?? [],
    ended: endOf(row),
    duty: duties.map((duty) => ({ ...duty, isToday: isOn(duty, today) })),
    nobodyOn: standing === undefined ? null : await nobodyOn(tx, duties, today, standing.dueOn),
    candidates: await candidatesOf(tx),
  };
}

function endOf({ endedAt, endedBy, endReason, setAside }: HypercareRow): Hypercare['ended'] {
  if (endedAt === null) return null;
  return { at: endedAt.toISOString(), by: endedBy ?? '', reason: endReason, setAside: setAside ?? [] };
}

export function isOn({ from, to }: DutyRow, day: string): boolean {
  return from <= day && day <= to;
}

/** The first working day from today until the end, and today at least when that is over, on which nobody is on duty. */
async function nobodyOn(
  tx: Transaction,
  duties: readonly DutyRow[],
  today: string,
  dueOn: string,
): Promise<string | null> {
  const isWorked = await readWorkingDays(tx);
  const first = dayOf(today)!;
  const last = Math.max(first, dayOf(dueOn)! - 1);
  for (let day = first; day <= last; day++) {
    const on = dateOf(day);
    if (isWorked(day) && !duties.some((duty) => isOn(duty, on))) return on;
  }
  return null;
}
