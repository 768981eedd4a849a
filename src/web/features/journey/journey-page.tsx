/** How people experience the change: the steps of a stage with loss, time and satisfaction, and what was improved. */
import { journeyRoutes, type Improvement, type JourneyStep } from '#contracts/journey.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceChip, Chips } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { StageStateTag } from '../../ui/state-tag.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { useCanOpenPeople } from '../rollouts/people-panel.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { ChangeLog } from './change-log.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { JourneyMap } from './journey-map.tsx';
import { JourneyPeoplePanel, OpenPart, usePartChoice } from './journey-people.tsx';
import { isOpen, largestLoss, stageToMap, travelledStages } from './journey-shape.ts';
import { journeyTexts } from './journey-texts.ts';
import { NewFinding } from './new-finding.tsx';
import { TriagePanel } from './triage-panel.tsx';
import { triageTexts } from './triage-texts.ts';
import './journey.css';
import './triage.css';

const newFinding = 'new';
const matrix = 'triage';

function StageChips({ rollout, stage }: { readonly rollout: Rollout; readonly stage: Stage }) {
  const texts = useTexts(journeyTexts);
  const words = useTexts(stateTexts).stage;
  const stageName = useStageName();
  const [, setStage] = useAddressValue('stage');
  return (
    <Chips label={texts.stages}>
      <ChoiceChip
        label={texts.stage}
        value={String(stage.stageId)}
        choices={travelledStages(rollout.stages).map(({ stageId, name, status }) => ({
          value: String(stageId),
          label: `${stageName(name)}, ${words[status]}`,
        }))}
        onChange={setStage}
      />
    </Chips>
  );
}

function countOpen(improvements: readonly Improvement[]): ReadonlyMap<JourneyStep, number> {
  const counts = new Map<JourneyStep, number>();
  for (const { step } of improvements.filter(isOpen)) counts.set(step, (counts.get(step) ?? 0) + 1);
  return counts;
}

function useJourney(rollout: Rollout, stage: Stage | undefined) {
  const stageId = stage?.stageId ?? (0 as Stage['stageId']);
  return useRoute(
    journeyRoutes.getJourney,
    { params: { rolloutId: rollout.rolloutId, stageId } },
    { isEnabled: stage !== undefined },
  );
}

function MapCard({
  rollout,
  stage,
  improvements,
}: {
  readonly rollout: Rollout;
  readonly stage: Stage | undefined;
  readonly improvements: readonly Improvement[];
}) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const stageName = useStageName();
  const query = useJourney(rollout, stage);
  if (stage === undefined)
    return (
      <EmptyState icon="pin" title={texts.nobody}>
        {texts.nobodyText}
      </EmptyState>
    );
  return (
    <Answer of={query} what={texts.what}>
      {(journey) => (
        <Card
          title={texts.mapTitle}
          note={texts.mapNote(format.number(journey.people), stageName(stage.name))}
        >
          <JourneyMap journey={journey} openFindings={countOpen(improvements)} />
        </Card>
      )}
    </Answer>
  );
}

/** The panel in the address: a new finding, one that is there, or the matrix of app triage. */
function usePanel(rollout: Rollout, stage: Stage | undefined, improvements: readonly Improvement[]) {
  const canPlan = useCan('rollout.plan');
  const [openId, open] = useAddressValue('finding');
  const journey = useJourney(rollout, stage);
  const close = () => open(null);
  const found = improvements.find(({ improvementId }) => String(improvementId) === openId);
  const worst = journey.data === undefined ? undefined : largestLoss(journey.data)?.step;
  const panel =
    openId === matrix ? (
      <TriagePanel rolloutId={rollout.rolloutId} onClose={close} />
    ) : openId === newFinding && canPlan ? (
      <NewFinding
        rolloutId={rollout.rolloutId}
        firstStep={worst ?? 'told'}
        onRecorded={(improvementId) => open(String(improvementId))}
        onClose={close}
      />
    ) : found === undefined ? null : (
      <FindingPanel
        key={`${found.improvementId} ${found.status}`}
        rolloutId={rollout.rolloutId}
        improvement={found}
        onClose={close}
      />
    );
  return { openId, open, panel };
}

function JourneyScreen({
  rollout,
  improvements,
}: {
  readonly rollout: Rollout;
  readonly improvements: readonly Improvement[];
}) {
  const texts = useTexts(journeyTexts);
  const triage = useTexts(triageTexts);
  const canPlan = useCan('rollout.plan');
  const [wanted] = useAddressValue('stage');
  const stage = stageToMap(rollout.stages, wanted);
  const { openId, open, panel } = usePanel(rollout, stage, improvements);
  const canOpen = useCanOpenPeople();
  const [part, setPart] = usePartChoice();
  const record: Command = {
    label: texts.record,
    icon: 'plus',
    kind: 'primary',
    onRun: () => open(newFinding),
    blockedBecause: canPlan ? undefined : texts.denied,
  };
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={stage && <StageStateTag state={stage.status} />}
      commands={[record, { label: triage.command, icon: 'apps', onRun: () => open(matrix) }]}
      chips={stage && <StageChips rollout={rollout} stage={stage} />}
      panel={
        part !== null && stage !== undefined && canOpen ? (
          <JourneyPeoplePanel
            rolloutId={rollout.rolloutId}
            stageId={stage.stageId}
            choice={part}
            onClose={() => setPart(null)}
          />
        ) : (
          panel
        )
      }
    >
      <OpenPart value={canOpen ? setPart : null}>
        <MapCard rollout={rollout} stage={stage} improvements={improvements} />
      </OpenPart>
      <ChangeLog
        improvements={improvements}
        openId={openId}
        onOpen={({ improvementId }) => open(String(improvementId) === openId ? null : String(improvementId))}
      />
    </Page>
  );
}

/** The place `journey`. */
export default function JourneyPage() {
  const texts = useTexts(journeyTexts);
  const rollout = useRollout();
  const improvements = useRoute(
    journeyRoutes.listImprovements,
    { params: { rolloutId: rollout.data?.rolloutId ?? (0 as Rollout['rolloutId']) } },
    { isEnabled: rollout.data !== undefined },
  );
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => (
        <Answer of={improvements} what={texts.what}>
          {(list) => <JourneyScreen rollout={found} improvements={list.improvements} />}
        </Answer>
      )}
    </Answer>
  );
}
