/** The phase rail of a rollout with what is known about each phase: dates, a decision, how far the waves are. */
import { gateRoutes } from '#contracts/gate.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Steps } from '../../ui/steps.tsx';
import { overviewTexts } from './overview-texts.ts';
import { phasesOf, pilotOf, waveProgress, wavesOf, type PhaseName } from './phases.ts';

/** The decision about the pilot, once its gate is open. */
function usePilotGate(rolloutId: RolloutId, stageId: StageId | undefined, isOpen: boolean) {
  return useRoute(
    gateRoutes.getGate,
    { params: { rolloutId, stageId: stageId ?? (0 as StageId) } },
    { isEnabled: isOpen && stageId !== undefined },
  ).data?.gate;
}

function useNotes(rollout: Rollout): Readonly<Record<PhaseName, string | undefined>> {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const pilot = pilotOf(rollout.stages);
  const phases = phasesOf(rollout);
  const stateOf = (name: PhaseName) => phases.find((phase) => phase.name === name)?.state;
  const isGateOpen = stateOf('gate') !== 'ahead';
  const gate = usePilotGate(rollout.rolloutId, pilot?.stageId, isGateOpen);
  const day = (at: string) => format.dayMonth(format.dateOf(at));
  const span = (from: string | null, to: string | null): string | undefined => {
    if (from === null) return undefined;
    if (to === null) return texts.since(day(from));
    const [first, last] = [format.dateOf(from), format.dateOf(to)];
    return first === last ? format.dayMonth(first) : format.dateRange(first, last);
  };
  const decision = gate?.decision ?? null;
  const decidedAt = gate?.decidedAt ?? null;
  const waves = waveProgress(rollout.stages);
  const firstWave = wavesOf(rollout.stages)[0];
  const pilotOn = pilot?.startsOn ?? null;
  const pilotPlan = pilotOn === null ? undefined : texts.planned(format.dayMonth(pilotOn));
  return {
    scope: span(rollout.createdAt, rollout.startedAt),
    pilot: span(pilot?.startedAt ?? null, gate?.openedAt ?? pilot?.endedAt ?? null) ?? pilotPlan,
    gate:
      decision !== null && decidedAt !== null
        ? texts.gateEnded(texts.decisions[decision], day(decidedAt))
        : stateOf('gate') === 'current'
          ? texts.gateDue
          : undefined,
    enterprise:
      waves !== null && firstWave !== undefined
        ? texts.waveOf(format.number(waves.ordinal), format.number(waves.total))
        : stateOf('enterprise') === 'current'
          ? texts.wavesMissing
          : undefined,
    hypercare: stateOf('hypercare') === 'ahead' ? texts.afterWaves : undefined,
    operations: stateOf('operations') === 'ahead' ? texts.afterHypercare : undefined,
  };
}

/** The rail. */
export function PhaseRail({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(overviewTexts);
  const notes = useNotes(rollout);
  return (
    <Steps
      steps={phasesOf(rollout).map(({ name, state }) => ({
        label: texts.phases[name],
        note: notes[name],
        state,
      }))}
    />
  );
}
