/** Reads outcomes with the groups of their people: kept ones where there are any, the directory's for the others. */
import { groupsOfLevels } from '#domain/evidence/composition.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as composition from './composition-store.ts';
import * as store from './running-store.ts';

/** The measured values in order of time, later ones than `after` if given; groups as they count or would count. */
export async function readOutcomes(
  tx: Transaction,
  measured: store.Measured,
  after: Date | null = null,
): Promise<Outcome[]> {
  return withGroups(measured, await locate(tx, measured, after));
}

/** The same, and keeps the groups of people who are read for the first time. */
export async function readAndPlace(
  tx: Transaction,
  context: Context,
  measured: store.Measured,
  after: Date | null,
): Promise<Outcome[]> {
  const located = await locate(tx, measured, after);
  if (located.places.length > 0) await store.keepPlaces(tx, context, measured.stageId, located.places);
  return withGroups(measured, located);
}

type Located = { readonly rows: readonly store.OutcomeRow[]; readonly places: readonly store.Place[] };

/** The rows, and the groups of those among their people who have no kept ones, in stages that have groups. */
async function locate(tx: Transaction, measured: store.Measured, after: Date | null): Promise<Located> {
  const rows = await store.outcomesOf(tx, measured, after);
  const kept = await composition.keptComposition(tx, measured.stageId);
  const unplaced = rows.filter(({ groups }) => groups === null).map(({ personId }) => personId);
  if (kept === undefined || kept.attributes.length === 0 || unplaced.length === 0)
    return { rows, places: [] };
  const people = await composition.levelsOfPeople(tx, kept.attributes, unplaced);
  const places = people.map(({ personId, levels }) => ({
    personId,
    groups: groupsOfLevels(kept.shape, levels),
  }));
  return { rows, places };
}

function withGroups({ metric }: store.Measured, { rows, places }: Located): Outcome[] {
  const found = new Map(places.map(({ personId, groups }) => [personId, groups]));
  return rows.map(({ personId, at, value, app, groups }) => {
    const own = groups ?? found.get(personId);
    return {
      personId: String(personId),
      at: at.getTime(),
      metric,
      value,
      ...(own === undefined ? {} : { groups: own }),
      ...(app === null ? {} : { app }),
    };
  });
}
