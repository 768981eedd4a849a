/** What the rollout lead does next, derived from where the rollout stands. The first entry is the one that matters. */
import type { NextAction, Stage } from '#contracts/rollouts.ts';
import type { Static } from 'typebox';
import type { HoldRow, RolloutRow } from './store.ts';

type Action = Static<typeof NextAction>;

/** The next actions for a rollout, most urgent first. */
export function nextActions(
  rollout: RolloutRow,
  stages: readonly Stage[],
  holds: readonly HoldRow[],
): Action[] {
  return [...holdActions(holds), ...gateActions(stages), ...planActions(rollout, stages)];
}

function holdActions(holds: readonly HoldRow[]): Action[] {
  return holds.map((hold) => ({
    code: 'clear_hold',
    title: 'Look at the hold',
    detail: hold.reason,
    place: 'overview',
  }));
}

function gateActions(stages: readonly Stage[]): Action[] {
  return stages
    .filter((stage) => stage.status === 'awaiting_decision')
    .map((stage) => ({
      code: 'decide_gate',
      title: `Decide the gate of ${stage.name}`,
      detail: 'The verdicts are in. Look at the evidence, vote, then decide.',
      place: 'gate',
    }));
}

function planActions(rollout: RolloutRow, stages: readonly Stage[]): Action[] {
  const pilot = stages.find((stage) => stage.kind === 'pilot');
  if (pilot === undefined) return [];
  if (rollout.status === 'draft') {
    const actions: Action[] = [
      {
        code: 'choose_pilot',
        title: 'Choose the pilot',
        detail: 'Select people who represent the organisation, and accept the balance report.',
        place: 'pilot',
      },
    ];
    if (rollout.criteriaFrozenAt === null)
      actions.push({
        code: 'freeze_criteria',
        title: 'Freeze the criteria',
        detail: 'Write down what success means before any data arrives.',
        place: 'criteria',
      });
    actions.push({
      code: 'start_pilot',
      title: 'Approve the message and start the pilot',
      detail: 'Everybody gets one message with a date before anything changes.',
      place: 'messages',
    });
    return actions;
  }
  if (pilot.status === 'passed' && stages.every((stage) => stage.kind !== 'wave'))
    return [
      {
        code: 'lay_out_waves',
        title: 'Lay out the waves',
        detail: 'The gate said go. Choose an axis and how many people may start each week.',
        place: 'waves',
      },
    ];
  return [];
}
