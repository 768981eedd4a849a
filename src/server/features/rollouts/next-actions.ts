/** What the rollout lead does next, derived from where the rollout stands. The first entry is the one that matters. */
import type { NextAction, PaceView, Stage } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { endedUnpassed, isBehind } from '#domain/rollout/stages-before.ts';
import type { Static } from 'typebox';
import type { BoardFigures } from './board-store.ts';
import type { HoldRow, RolloutRow } from './store.ts';

type Action = Static<typeof NextAction>;

type UseFigures = Pick<BoardFigures, 'falls' | 'silentSources' | 'withoutBaseline'>;
type NextFigures = UseFigures &
  Pick<BoardFigures, 'waitForCall'> & { readonly pace: PaceView | null; readonly today: string };

/** The next actions for a rollout, most urgent first. */
export function nextActions(
  rollout: RolloutRow,
  stages: readonly Stage[],
  holds: readonly HoldRow[],
  { pace, today, ...figures }: NextFigures,
): Action[] {
  return [
    ...holdActions(holds),
    ...gateActions(stages),
    ...pilotActions(rollout, stages),
    ...barActions(rollout, stages, today),
    ...callActions(figures.waitForCall),
    ...paceActions(pace),
    ...useActions(rollout, figures),
    ...waveActions(stages),
  ];
}

function holdActions(holds: readonly HoldRow[]): Action[] {
  return holds.map((hold) => ({
    code: 'clear_hold',
    title: rolloutStatement('next_clear_hold'),
    detail: hold.reason,
    place: 'overview',
  }));
}

function gateActions(stages: readonly Stage[]): Action[] {
  return stages
    .filter((stage) => stage.status === 'awaiting_decision')
    .map((stage) => ({
      code: 'decide_gate',
      title: rolloutStatement('next_decide_gate', { stage: nameStage(stage.name) }),
      detail: rolloutStatement('next_decide_gate_why'),
      place: 'gate',
    }));
}

/** What comes after a wave that did not pass waits until somebody says that it may follow. */
function barActions({ status }: RolloutRow, stages: readonly Stage[], today: string): Action[] {
  if (status !== 'running' && status !== 'paused') return [];
  return stages
    .filter(
      (stage, index) => stage.kind === 'wave' && endedUnpassed(stage) && !isBehind(stages, index, today),
    )
    .map((stage) => ({
      code: 'go_on',
      title: rolloutStatement('next_go_on', { stage: nameStage(stage.name) }),
      detail: rolloutStatement('next_go_on_why', { status: stage.status }),
      place: 'run',
    }));
}

/** Behind a pilot that did not pass nothing can follow: people decide how the rollout ends. */
function pilotActions({ status }: RolloutRow, stages: readonly Stage[]): Action[] {
  const pilot = stages.find((stage) => stage.kind === 'pilot');
  if ((status !== 'running' && status !== 'paused') || pilot === undefined || !endedUnpassed(pilot))
    return [];
  return [
    {
      code: 'end_after_pilot',
      title: rolloutStatement('next_end_after_pilot'),
      detail: rolloutStatement('next_end_after_pilot_why', { status: pilot.status }),
      place: 'run',
    },
  ];
}

/** A bad first day is answered the same day. */
function callActions(people: number): Action[] {
  if (people === 0) return [];
  return [
    {
      code: 'call_people',
      title: rolloutStatement('next_call_people'),
      detail: rolloutStatement('next_call_people_why', { people }),
      place: 'helpdesk',
    },
  ];
}

/** Use that has fallen is looked into, a source that has stopped brought back; a baseline can only be taken before the freeze. */
function useActions(
  { criteriaFrozenAt }: RolloutRow,
  { falls, silentSources, withoutBaseline }: UseFigures,
): Action[] {
  const at = { place: 'criteria', tab: 'reports' } as const;
  const falling = falls.map(({ measure, fallAtLeast }) => ({
    ...at,
    code: 'look_at_use',
    title: rolloutStatement('next_look_at_use'),
    detail: rolloutStatement('next_look_at_use_why', { measure, fall: Math.floor(fallAtLeast * 100) / 100 }),
  }));
  const silent = silentSources.map((source) => ({
    ...at,
    code: 'bring_back_source',
    title: rolloutStatement('next_bring_back_source'),
    detail: rolloutStatement('next_bring_back_source_why', { source }),
  }));
  const bare = criteriaFrozenAt === null ? withoutBaseline : [];
  const lacking = bare.map((measure) => ({
    ...at,
    code: 'take_baseline',
    title: rolloutStatement('next_take_baseline'),
    detail: rolloutStatement('next_take_baseline_why', { measure }),
  }));
  return [...falling, ...silent, ...lacking];
}

/** Waves that plan more than the helpdesk carries are late from now on: a re-plan says who moves. */
function paceActions(pace: PaceView | null): Action[] {
  if (pace === null || pace.plan?.kind !== 'wave') return [];
  return [
    {
      code: 'propose_replan',
      title: rolloutStatement('next_propose_replan'),
      detail: rolloutStatement('next_propose_replan_why', {
        starts: pace.starts,
        rate: Math.round(pace.ticketsPerPerson * 1000) / 10,
        stage: nameStage(pace.plan.stageName),
        planned: pace.plan.startsPerDay,
      }),
      place: 'waves',
    },
  ];
}

/** After the pilot has passed, waves follow. */
function waveActions(stages: readonly Stage[]): Action[] {
  const pilot = stages.find((stage) => stage.kind === 'pilot');
  if (pilot?.status !== 'passed' || stages.some((stage) => stage.kind === 'wave')) return [];
  return [
    {
      code: 'lay_out_waves',
      title: rolloutStatement('next_lay_out_waves'),
      detail: rolloutStatement('next_lay_out_waves_why'),
      place: 'waves',
    },
  ];
}
