/** Lays everybody who is left out over weekly waves, on paper: who would start in which week. Changes nothing. */
import type { Static } from 'typebox';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { wavesRoutes, WaveDraft } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { layOutWaves as layOut, type WaveDraft as Layout } from '#domain/waves/lay-out-waves.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { activeExceptions, type ExcludedPerson } from '#server/features/exceptions/index.ts';
import { attributeNames, peopleWithAttributes } from '#server/features/pilot/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

export type LayoutRequest = Pick<
  Static<typeof wavesRoutes.layOutWaves.body>,
  'axis' | 'startsOn' | 'peoplePerWeek'
>;

export type WavesPreview = {
  waves: WaveDraft[];
  people: number;
  excluded: number;
  lastStartsOn: string | null;
};

/** Who would start in which week; changes nothing. */
export async function previewWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: LayoutRequest,
): Promise<Result<WavesPreview, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const planned = await planWaves(tx, context, rolloutId, request);
  if (!planned.ok) return planned;
  const rate = await store.measuredTicketRate(tx, rolloutId);
  const excluded = excludedByWave(planned.value);
  return ok({
    waves: planned.value.waves.map((wave, index) => ({
      week: wave.sequence,
      startsOn: wave.startsOn,
      people: wave.people.length,
      excluded: excluded[index]!.length,
      groups: [...wave.values],
      expectedTickets: rate === null ? null : rate * wave.people.length,
    })),
    people: planned.value.personIds.length,
    excluded: planned.value.excluded.length,
    lastStartsOn: planned.value.waves.at(-1)?.startsOn ?? null,
  });
}

/** Somebody an exception leaves out, with the value of the axis. */
type LeftOut = ExcludedPerson & { readonly value: string | null };

export type PlannedWaves = {
  readonly waves: readonly Layout[];
  readonly personIds: readonly PersonId[];
  readonly excluded: readonly LeftOut[];
};

/**
 * The excluded people of each wave. They stand with their group, where it starts first, or in the last wave, so that
 * every person has a place.
 */
export function excludedByWave({ waves, excluded }: PlannedWaves): readonly (readonly LeftOut[])[] {
  const last = waves.length - 1;
  const placeOf = ({ value }: LeftOut): number => {
    const own = waves.findIndex((wave) => wave.values.some((group) => group.value === value));
    return own === -1 ? last : own;
  };
  const byPlace = Map.groupBy(excluded, placeOf);
  return waves.map((_, index) => byPlace.get(index) ?? []);
}

/** Refuses `attribute_unknown` and `waves_infeasible`. */
export async function planWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: LayoutRequest,
): Promise<Result<PlannedWaves, Refusal>> {
  if (request.axis !== null) {
    const known = await attributeNames(tx);
    if (!known.includes(request.axis))
      return refuse(refusal('attribute_unknown', { attribute: request.axis, known }));
  }
  const everybody = await peopleWithAttributes(
    tx,
    request.axis === null ? [] : [request.axis],
    store.withoutPlace(rolloutId),
  );
  const exclusions = new Map(
    (await activeExceptions(tx, context.now))
      .filter(({ list }) => list === 'exclude')
      .map((entry) => [entry.personId, entry]),
  );
  const people = everybody.filter(({ personId }) => !exclusions.has(personId));
  const laidOut = layOut(
    {
      count: people.length,
      values: request.axis === null ? null : people.map((person) => person.values[0] ?? null),
    },
    { startsOn: request.startsOn, peoplePerWeek: request.peoplePerWeek },
  );
  if (!laidOut.ok) return refuse(refusal('waves_infeasible', { explanation: laidOut.refusal }));
  const excluded = everybody.flatMap(({ personId, values }) => {
    const entry = exclusions.get(personId);
    return entry === undefined ? [] : [{ ...entry, value: values[0] ?? null }];
  });
  return ok({ waves: laidOut.value, personIds: people.map((person) => person.personId), excluded });
}
