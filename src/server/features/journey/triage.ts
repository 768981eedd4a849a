/**
 * Triage of findings about apps: judges a new one by the matrix of the rollout, raises the hold it asks for, and clears
 * that hold when the finding is closed.
 */
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { AppTriage, NewAppTriage, TriageMatrix } from '#contracts/triage.ts';
import { mendBy, triageAction, usualMatrix } from '#domain/journey/triage.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { clearMetHold, openHoldsOf, raiseHold, type RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './triage-store.ts';

export async function getTriage(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<TriageMatrix, Refusal>> {
  const matrix = await store.matrixOf(tx, rolloutId);
  return matrix === undefined ? refuse(refusal('not_found', { what: 'rollout' })) : ok(matrix ?? usual());
}

function usual(): TriageMatrix {
  return { ...usualMatrix };
}

/** Changes the matrix; findings that have been recorded stay as they were judged. */
export async function saveTriage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  matrix: TriageMatrix,
): Promise<Result<TriageMatrix, Refusal>> {
  const before = await getTriage(tx, rolloutId);
  if (!before.ok) return before;
  await store.writeMatrix(tx, rolloutId, matrix);
  await recordAudit(tx, context, {
    action: 'triage.changed',
    subject: { kind: 'rollout', id: rolloutId },
    before: before.value,
    after: matrix,
  });
  return ok(matrix);
}

/** Judges a finding about an app; refuses one that goes on with a workaround that nobody has written down. */
export async function judgeFinding(
  tx: Transaction,
  { now }: Context,
  { rolloutId, timeZone }: RolloutRow,
  { appId, severity, priority, workaround }: NewAppTriage,
): Promise<Result<AppTriage, Refusal>> {
  const app = await store.findApp(tx, appId);
  if (app === undefined) return refuse(refusal('not_found', { what: 'app' }));
  const matrix = (await store.matrixOf(tx, rolloutId)) ?? usual();
  const action = triageAction(matrix, app.importance, severity);
  if (action === 'workaround' && workaround === undefined) return refuse(refusal('workaround_missing'));
  const dueOn = mendBy(priority, dateAt(now, timeZone));
  return ok({ appId, ...app, severity, priority, dueOn, action, workaround: workaround ?? null });
}

function holdCode(improvementId: ImprovementId): string {
  return `app_triage:${improvementId}`;
}

/** Holds every start, or those of people who have the app, where the matrix says so. */
export async function holdForFinding(
  tx: Transaction,
  context: Context,
  { rolloutId }: RolloutRow,
  improvementId: ImprovementId,
  { app, text }: { readonly app: AppTriage; readonly text: string },
): Promise<void> {
  if (app.action !== 'stop_all' && app.action !== 'stop_affected') return;
  await raiseHold(tx, context, {
    rolloutId,
    stageId: null,
    ...(app.action === 'stop_affected' ? { appId: app.appId } : {}),
    raisedByKind: 'system',
    code: holdCode(improvementId),
    reason: rolloutStatement(app.action === 'stop_all' ? 'hold_app_stops_all' : 'hold_app_stops_affected', {
      app: app.name,
      finding: text,
    }),
    clears: rolloutStatement('clears_when_finding_closed'),
  });
}

/** A closed finding holds nobody any more. */
export async function releaseFinding(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  improvementId: ImprovementId,
): Promise<void> {
  const hold = (await openHoldsOf(tx, rolloutId)).find(({ code }) => code === holdCode(improvementId));
  if (hold !== undefined)
    await clearMetHold(tx, context, hold, rolloutId, rolloutStatement('hold_finding_closed'));
}
