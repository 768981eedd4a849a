/** What is next for the owner of a deployment unit: their own people are the next to start. */
import type { NextAction } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Static } from 'typebox';
import type { RolloutRow } from './store.ts';
import { nextStartsOfOwner } from './unit-store.ts';

type Action = Static<typeof NextAction>;

/** One for each unit of whoever asks whose people wait in a wave; nothing where the waves do not follow units. */
export async function unitActions(
  tx: Transaction,
  { actor }: Context,
  { rolloutId }: RolloutRow,
): Promise<Action[]> {
  if (actor.kind !== 'account') return [];
  return (await nextStartsOfOwner(tx, rolloutId, Number(actor.id))).map(({ unit, stage, on, people }) => ({
    code: 'prepare_unit',
    title: rolloutStatement('next_prepare_unit', { unit }),
    detail: rolloutStatement('next_prepare_unit_why', { unit, people, stage: nameStage(stage), on }),
    place: 'waves',
  }));
}
