/**
 * Whom the people of a stage stand for when its criteria are judged: a pilot for the organisation, a wave for itself.
 * The groups are counted once, at the first judgement. Judges nothing.
 */
import {
  type Composition,
  type CountedLevels,
  describeCounted,
  placePeople,
} from '#domain/evidence/composition.ts';
import type { StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import * as store from './composition-store.ts';
import { denominatorsOf } from './store.ts';

/** More attributes than this make groups too small to weight by. */
const MOST_ATTRIBUTES = 3;
const MOST_LEVELS = 12;

/** What a judgement must know of the people behind the outcomes. */
export type StageComposition = { readonly composition: Composition; readonly expectedPeople: number };

/**
 * The composition of a stage; null before it is fixed, or without groups. It holds nobody: outcomes bring the groups of
 * their people along.
 */
export async function compositionOf(tx: Transaction, stageId: StageId): Promise<StageComposition | null> {
  const kept = await store.keptComposition(tx, stageId);
  if (kept === undefined || kept.attributes.length === 0) return null;
  return { composition: placePeople(kept.shape, []), expectedPeople: kept.people };
}

/** Counts the groups of a stage unless that has been done: from its first judgement on they stay as they are. */
export async function fixComposition(tx: Transaction, context: Context, stage: StageRow): Promise<void> {
  if ((await store.keptComposition(tx, stage.stageId)) !== undefined) return;
  const whole = stage.kind === 'wave' ? stage.stageId : null;
  const represented = await store.representedAttributes(tx, stage.rolloutId);
  const rows = represented.length === 0 ? [] : await store.countLevels(tx, represented, whole);
  const columns = coarsest(represented, rows);
  const attributes = columns.map((column) => represented[column]!);
  const chosen = rows.map(({ levels, people }) => ({
    levels: columns.map((column) => levels[column]!),
    people,
  }));
  const { targeted } = await denominatorsOf(tx, stage.stageId);
  const shape = describeCounted(attributes, chosen);
  await store.keepComposition(tx, context, stage.stageId, {
    attributes,
    shape,
    people: Math.max(1, targeted),
  });
}

/** The attributes with the fewest levels, in their own order: those that divide at all, and not into crumbs. */
function coarsest(attributes: readonly string[], rows: readonly CountedLevels[]): number[] {
  const sizes = attributes.map((_, column) => new Set(rows.map(({ levels }) => levels[column])).size);
  return attributes
    .map((_, column) => column)
    .filter((column) => sizes[column]! >= 2 && sizes[column]! <= MOST_LEVELS)
    .sort((a, b) => sizes[a]! - sizes[b]! || a - b)
    .slice(0, MOST_ATTRIBUTES)
    .sort((a, b) => a - b);
}
