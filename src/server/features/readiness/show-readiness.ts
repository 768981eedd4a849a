/** Readiness as it is shown: totals, people by page, and the rows behind each reason of one person. */
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type {
  PersonReadiness,
  ReadinessFilter,
  ReadinessPerson,
  ReadinessReason,
  ReadinessTotals,
  ReasonRow,
} from '#contracts/readiness.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { guidePlatformOf } from '#domain/messages/intune-guide.ts';
import {
  departmentState,
  readinessOf,
  readinessReasons,
  readinessStates,
  type ReadinessRules,
} from '#domain/readiness/readiness-rules.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { askAbout } from './ask.ts';
import { reasonsIn, type Asked } from './facts-store.ts';
import * as reasons from './reason-store.ts';
import * as store from './store.ts';

type PageQuery = { readonly after?: number; readonly limit?: number };

/** People by colour, reason and department; of a stage, or everybody who has not begun. */
export async function getReadiness(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { stageId }: { readonly stageId?: StageId },
): Promise<Result<ReadinessTotals, Refusal>> {
  const question = await askAbout(tx, context, rolloutId);
  if (!question.ok) return question;
  const { asked, today } = question.value;
  const cells = (await store.countPeople(tx, asked, today, stageId)).map((cell) => ({
    ...cell,
    reasons: reasonsIn(cell.bits),
  }));
  return ok({
    asAt: context.now.toISOString(),
    ...sumCells(cells, asked.rules),
    reasons: readinessReasons
      .filter((reason) => asked.rules.grades[reason] !== 'off')
      .map((reason) => ({
        reason,
        grade: asked.rules.grades[reason],
        people: sumOf(cells.filter((cell) => cell.reasons.includes(reason))),
      })),
    departments: [...Map.groupBy(cells, ({ department }) => department)]
      .map(([department, own]) => ({ department, ...sumCells(own, asked.rules) }))
      .map((row) => ({ ...row, state: departmentState(row.counts, asked.rules) ?? 'ready' }))
      .sort((a, b) => a.counts.ready / a.people - b.counts.ready / b.people || b.people - a.people),
  });
}

type JudgedCell = { readonly people: number; readonly reasons: readonly ReadinessReason[] };

const sumOf = (cells: readonly JudgedCell[]): number => cells.reduce((sum, { people }) => sum + people, 0);

function sumCells(cells: readonly JudgedCell[], rules: ReadinessRules) {
  const [not_ready = 0, attention = 0, ready = 0] = readinessStates.map((state) =>
    sumOf(cells.filter((cell) => readinessOf(cell.reasons, rules) === state)),
  );
  return { people: sumOf(cells), counts: { not_ready, attention, ready } };
}

/** One page; how many fit is counted with the first. */
export async function listPeople(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { after = 0, limit = 100, ...filter }: ReadinessFilter & PageQuery,
) {
  const question = await askAbout(tx, context, rolloutId);
  if (!question.ok) return question;
  const { asked, today } = question.value;
  const rows = await store.listPeople(tx, asked, today, filter, { after, limit });
  return ok({
    rows: rows.map((row) => present(row, asked.rules)),
    next: rows.length === limit ? (rows.at(-1)?.personId ?? null) : null,
    total: after === 0 ? await store.countFitting(tx, asked, today, filter) : null,
  });
}

export function present(
  { bits, externalId: _, ...row }: store.PersonRow,
  rules: ReadinessRules,
): ReadinessPerson {
  const own = reasonsIn(bits);
  return {
    ...row,
    state: readinessOf(own, rules),
    reasons: own,
  };
}

/** Refuses `not_found` for somebody who has begun, is kept out by an exception, or is not in the directory. */
export async function getPerson(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<Result<PersonReadiness, Refusal>> {
  const question = await askAbout(tx, context, rolloutId);
  if (!question.ok) return question;
  const { asked, today } = question.value;
  const found = await store.findPerson(tx, asked, today, personId);
  if (found === undefined) return refuse(refusal('not_found', { what: 'person' }));
  const person = present(found, asked.rules);
  const rows: PersonReadiness['rows'] = [];
  for (const reason of person.reasons)
    rows.push({ reason, rows: [...(await rowsBehind(tx, asked, personId, reason))] });
  return ok({ ...person, rows });
}

async function rowsBehind(
  tx: Transaction,
  { rollout, rules, heldApps }: Asked,
  personId: PersonId,
  reason: ReadinessReason,
): Promise<readonly ReasonRow[]> {
  const { rolloutId } = rollout;
  switch (reason) {
    case 'system_too_old':
    case 'some_system_too_old':
    case 'system_unknown': {
      const wanted = reason === 'system_unknown' ? 'unknown' : 'too_old';
      const devices = await reasons.devicesOf(tx, personId, rules);
      return devices.filter(({ verdict }) => verdict === wanted).map((device) => deviceRow(device, rules));
    }
    case 'app_stops':
      return (await reasons.findingsOf(tx, rolloutId, personId, heldApps)).map(({ name, finding }) => ({
        kind: 'app',
        name,
        found: finding,
        needed: null,
      }));
    case 'on_leave': {
      const absence = await reasons.absenceOf(tx, personId);
      return absence === undefined
        ? []
        : [{ kind: 'exception', name: absence.reason, found: absence.untilOn, needed: null }];
    }
    case 'manager_away':
      return await managerRow(tx, personId);
    case 'checklist_open': {
      const open = await reasons.openItemsOf(tx, rolloutId, personId);
      return [{ kind: 'item', name: String(open), found: null, needed: null }];
    }
    default:
      return [];
  }
}

function deviceRow({ name, platform, osVersion }: reasons.DeviceRow, rules: ReadinessRules): ReasonRow {
  const known = guidePlatformOf(platform);
  const found = [platform, osVersion].filter((part) => part !== null && part !== '').join(' ');
  return {
    kind: 'device',
    name,
    found: found === '' ? null : found,
    needed: known === undefined ? null : rules.minimumVersions[known],
  };
}

/** The manager with the last day they are away; their identifier alone when nobody in the directory has it. */
async function managerRow(tx: Transaction, personId: PersonId): Promise<readonly ReasonRow[]> {
  const manager = await reasons.managerOf(tx, personId);
  if (manager === undefined) return [];
  const name = manager.displayName ?? manager.externalId;
  const absence = manager.personId === null ? undefined : await reasons.absenceOf(tx, manager.personId);
  const isThere = manager.active === true;
  return [{ kind: 'manager', name, found: isThere ? (absence?.untilOn ?? null) : null, needed: null }];
}
