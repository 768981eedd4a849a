/**
 * Lets people who have an app with a serious finding wait, one by one as their start comes, while everybody else goes
 * on. When nothing holds the app any more they are scheduled again; their date, which has passed, is then replaced as
 * any other date that could not be kept.
 */
import { sql } from 'kysely';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApp, moveEnrolments, openHoldsOf, type StageRow } from '#server/features/rollouts/index.ts';
import { awaitedApps, waitingCode } from './app-store.ts';

export type AppsWatched = {
  /** How many people began or ceased to wait. */
  readonly moved: number;
  /** Whether people of the stage wait, so that it is not over. */
  readonly isAwaited: boolean;
};

export async function watchApps(tx: Transaction, context: Context, stage: StageRow): Promise<AppsWatched> {
  const { rolloutId, stageId } = stage;
  const holds = (await openHoldsOf(tx, rolloutId)).filter((hold) => hold.appId !== null);
  const held = new Map(holds.map((hold) => [String(hold.reason.data['app']), hold.appId!]));
  let moved = 0;
  for (const [app, appId] of held)
    moved += await moveEnrolments(tx, context, {
      rolloutId,
      event: 'defer',
      where: sql`e.stage_id = ${stageId} and e.scheduled_at <= ${context.now} and ${hasApp(appId)}`,
      reason: rolloutStatement('person_waits_for_app', { app }),
    });
  const awaited = await awaitedApps(tx, stageId);
  for (const app of awaited.filter((name) => !held.has(name)))
    moved += await moveEnrolments(tx, context, {
      rolloutId,
      event: 'schedule',
      where: sql`e.stage_id = ${stageId} and e.status = 'deferred' and e.reason ->> 'code' = ${waitingCode}
        and e.reason -> 'data' ->> 'app' = ${app}`,
      reason: rolloutStatement('person_waited_for_app', { app }),
    });
  return { moved, isAwaited: awaited.length > 0 };
}
