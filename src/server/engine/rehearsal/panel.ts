/**
 * The simulated people in charge: a panel that rates, votes and decides as the rules propose, and a rollout lead
 * who lays out the waves and clears a hold once its cause is gone. Real people do all this themselves.
 */
import type { Decision } from '#contracts/gate.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Simulation } from '#domain/simulation/create-simulation.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Actor } from '#server/platform/actor.ts';
import { addDays, dateAt, daysLater, mondayFrom } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { rateQualitative } from '#server/features/criteria/index.ts';
import { decideGate, latestGate, recordVote, type GateRow } from '#server/features/gate/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { setPacing } from '#server/features/run/index.ts';
import { layOutWaves } from '#server/features/waves/index.ts';
import { approveOpenPlan } from './approve-open-plan.ts';
import type { WavePlan } from './plan.ts';
import { hasPeopleWithoutPlace } from './store.ts';

const panel = [
  { key: 'simulated:endpoint_admin', name: 'Endpoint admin (simulated)', role: 'Endpoint admin' },
  { key: 'simulated:helpdesk_lead', name: 'Helpdesk lead (simulated)', role: 'Helpdesk lead' },
  { key: 'simulated:training_lead', name: 'Training lead (simulated)', role: 'Training lead' },
] as const;

const lead: Actor = { kind: 'engine', id: 'rehearsal', name: 'Rollout lead (simulated)' };

/** How long a system hold stands before the simulated lead has had its cause mended. */
const mendingDays = 4;

export type PanelRules = {
  /** Gates and holds from this instant on are left to the person who looks at the organisation. */
  readonly stopsAt: Date | null;
  readonly waves: WavePlan;
};

/** When the cause of a hold raised at this instant is mended, so that the simulated lead clears it. */
export function mendedAt(raisedAt: Date): Date {
  return daysLater(raisedAt, mendingDays);
}

/** Does for one rollout whatever is up to people. Returns whether anything was done. */
export async function actForPeople(
  tx: Transaction,
  { organisationId, now }: Pick<Context, 'organisationId' | 'now'>,
  rolloutId: RolloutId,
  simulation: Simulation,
  rules: PanelRules,
): Promise<boolean> {
  if (rules.stopsAt !== null && now >= rules.stopsAt) return false;
  if (simulation.isSponsorSilent(now.getTime())) return false;
  const context: Context = { organisationId, actor: lead, requestId: null, now };
  const stages = await rollouts.stagesOf(tx, rolloutId);
  const decided = await decideOpenGates(tx, context, stages);
  const cleared = await clearMendedHolds(tx, context, rolloutId);
  const laidOut = await layOutAfterGo(tx, context, rolloutId, stages, rules.waves);
  const approved = await approveOpenPlan(tx, context, rolloutId);
  return decided || cleared || laidOut || approved;
}

/** Entry is rated once everything is in place, the rest when everybody has an outcome. */
const ratedIn: ReadonlySet<string> = new Set(['ready', 'soaking', 'evaluating']);

async function decideOpenGates(
  tx: Transaction,
  context: Context,
  stages: readonly rollouts.StageRow[],
): Promise<boolean> {
  let acted = false;
  for (const stage of stages) {
    if (ratedIn.has(stage.status)) await rate(tx, context, stage);
    if (stage.status !== 'awaiting_decision') continue;
    const gate = await latestGate(tx, stage.stageId);
    if (gate === undefined || gate.decidedAt !== null) continue;
    await voteAndDecide(tx, context, gate);
    acted = true;
  }
  return acted;
}

async function rate(tx: Transaction, context: Context, stage: rollouts.StageRow): Promise<void> {
  const raters = panel.slice(0, 2).map(({ key, name }, index) => ({
    actor: { kind: 'engine', id: key, name } as const,
    rating: {
      level: 4 - index * (stage.extensions > 0 ? 1 : 0),
      evidence: 'Read the ticket topics and asked three people of the stage.',
    },
  }));
  await rateQualitative(tx, context, stage, raters);
}

async function voteAndDecide(tx: Transaction, context: Context, gate: GateRow): Promise<void> {
  const decision = gate.proposal;
  for (const voter of panel)
    await recordVote(tx, context, gate, voter, { choice: decision, comment: 'As the evidence says.' });
  const decided = await decideGate(tx, context, gate.rolloutId, gate.gateId, {
    decision,
    reason: say('en', gate.evidence.proposalReason),
    conditions: conditionsFor(decision, context),
    evidenceHash: gate.evidenceHash.toString('hex'),
  });
  if (!decided.ok) throw new Error(`The simulated panel was refused: ${decided.refusal.code}`);
}

function conditionsFor(decision: Decision, { now }: Context) {
  return decision === 'conditional_go'
    ? [
        {
          text: 'Watch the criteria below target in the first wave and report after two weeks.',
          owner: 'Endpoint admin',
          dueOn: addDays(dateAt(now, 'UTC'), 14),
        },
      ]
    : [];
}

async function clearMendedHolds(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<boolean> {
  const due = (await rollouts.openHoldsOf(tx, rolloutId)).filter(
    (hold) => hold.raisedByKind === 'system' && mendedAt(hold.raisedAt) <= context.now,
  );
  for (const hold of due)
    await rollouts.clearHold(tx, context, rolloutId, hold.holdId, {
      reason: 'The cause was found and mended.',
    });
  return due.length > 0;
}

async function layOutAfterGo(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stages: readonly rollouts.StageRow[],
  plan: WavePlan,
): Promise<boolean> {
  if (stages.length !== 1 || stages[0]?.status !== 'passed') return false;
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (rollout?.status !== 'running') return false;
  if (!(await hasPeopleWithoutPlace(tx, rolloutId))) return false;

  const startsOn = mondayFrom(addDays(dateAt(context.now, rollout.timeZone), plan.noticeDays));
  const { axis, compared = [], startAfterDays, ...rest } = plan;
  const laidOut = await layOutWaves(tx, context, rolloutId, {
    ...rest,
    axes: axesOf(axis),
    compared: compared.map(axesOf),
    startsOn,
  });
  if (!laidOut.ok) throw new Error(`The simulated lead was refused: ${laidOut.refusal.code}`);
  if (startAfterDays !== undefined) await letWavesFollow(tx, context, rolloutId, startAfterDays);
  return true;
}

/** Each wave but the first follows the one before. */
async function letWavesFollow(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  startAfterDays: number,
): Promise<void> {
  const waves = (await rollouts.stagesOf(tx, rolloutId)).filter(({ kind }) => kind === 'wave');
  for (const { stageId, startsPerDay, spreadDays, deadlineDays } of waves.slice(1)) {
    const pacing = { startsPerDay, spreadDays, deadlineDays, startAfterDays };
    const reason = 'A wave begins once the one before is known to have gone well.';
    const set = await setPacing(tx, context, { rolloutId, stageId }, { ...pacing, reason });
    if (!set.ok) throw new Error(`The simulated lead was refused: ${set.refusal.code}`);
  }
}

function axesOf(axis: string | null): string[] {
  return axis === null ? [] : [axis];
}
