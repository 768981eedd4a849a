/**
 * Holds a stage while the source of a guardrail has stopped: a guardrail that sees nothing protects nobody. The hold
 * clears itself when data returns, or when nobody is left to be measured. A person who clears it lets the stage go on
 * for as long as the source may be silent; then it is raised again.
 */
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { silenceHoldPrefix, silentGuardrails } from '#server/features/criteria/index.ts';
import { clearMetHold, openHoldsOf, raiseHold, type StageRow } from '#server/features/rollouts/index.ts';

export async function watchSources(tx: Transaction, context: Context, stage: StageRow): Promise<void> {
  const { rolloutId, stageId } = stage;
  const silent = await silentGuardrails(tx, context, stage);
  const codes = new Set(silent.map(({ criterionId }) => silenceHoldPrefix + criterionId));
  const open = (await openHoldsOf(tx, rolloutId)).filter(
    (hold) => hold.stageId === stageId && hold.code.startsWith(silenceHoldPrefix),
  );
  for (const hold of open) {
    if (!codes.has(hold.code))
      await clearMetHold(tx, context, hold, rolloutId, rolloutStatement('hold_source_heard'));
  }
  const held = new Set(open.map(({ code }) => code));
  for (const { criterionId, name, statement } of silent) {
    const code = silenceHoldPrefix + criterionId;
    if (held.has(code)) continue;
    await raiseHold(tx, context, {
      rolloutId,
      stageId,
      raisedByKind: 'system',
      code,
      reason: rolloutStatement('hold_source_silent', {
        criterion: name,
        stage: nameStage(stage.name),
        evidence: statement,
      }),
      clears: rolloutStatement('clears_when_source_heard'),
    });
  }
}
