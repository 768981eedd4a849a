/**
 * What the command line does with rollouts, without HTTP. Whoever runs it has access to the server's machine and
 * database; its changes stand in the audit log as made on the command line.
 */
import type { HoldId, RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Board, Hold } from '#contracts/rollouts.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { onConsole, type Place } from '#server/platform/on-console.ts';
import { byHandCode, clearHold, holdByPerson } from './holds.ts';
import { asManager, barredByManager } from './process-manager.ts';
import * as queries from './queries.ts';
import * as store from './store.ts';

export type RolloutName = { readonly rolloutId: RolloutId; readonly name: string };
export type { Place };

export async function listRollouts(place: Place) {
  return await onConsole(place, queries.listRollouts);
}

/** Refuses `not_found`. */
export async function readBoard(place: Place, rolloutId: RolloutId): Promise<Result<Board, Refusal>> {
  return await onConsole(place, async (tx, context) => await queries.getBoard(tx, context, rolloutId));
}

/** Holds all new starts; answers how many people are running and will finish. */
export async function pauseRollout(
  place: Place,
  rolloutId: RolloutId,
  reason: string,
): Promise<Result<{ readonly hold: Hold; readonly stillRunning: number }, Refusal>> {
  return await onConsole(
    place,
    async (tx, context) =>
      await asManager(
        tx,
        context,
        rolloutId,
        async () => await holdByPerson(tx, context, rolloutId, { reason }),
      ),
  );
}

export type Resumed = {
  readonly cleared: readonly Hold[];
  /** Holds that still stand, so that nothing new starts. */
  readonly standing: readonly Hold[];
};

/**
 * Clears what people raised, or the one hold that is named; a hold of the system is cleared only by its name, and a stage
 * that is started by hand stays so.
 */
export async function resumeRollout(
  place: Place,
  rolloutId: RolloutId,
  {
    reason,
    holdId,
    untilOn,
  }: { readonly reason: string; readonly holdId?: HoldId; readonly untilOn?: string },
): Promise<Result<Resumed, Refusal>> {
  return await onConsole(place, async (tx, context) => {
    const barred = await barredByManager(tx, context, rolloutId);
    if (barred !== undefined) return refuse(barred);
    const open = await store.openHoldsOf(tx, rolloutId);
    const wanted =
      holdId === undefined
        ? open
            .filter(({ raisedByKind, code }) => raisedByKind === 'person' && code !== byHandCode)
            .map((hold) => hold.holdId)
        : [holdId];
    const cleared: Hold[] = [];
    for (const id of wanted) {
      const one = await clearHold(tx, context, rolloutId, id, {
        reason,
        ...(untilOn === undefined ? {} : { untilOn }),
      });
      if (!one.ok) return one;
      cleared.push(one.value);
    }
    const board = await queries.getBoard(tx, context, rolloutId);
    return board.ok ? ok({ cleared, standing: board.value.holds }) : board;
  });
}
