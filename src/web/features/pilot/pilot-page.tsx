/**
 * The pilot: choose people who represent the organisation, see how well they do and what they cannot tell, freeze
 * them, and start. Everything shown comes from the latest cohort of the pilot stage.
 */
import { useState, type ReactNode } from 'react';
import { pilotRoutes, type AttributeSummary, type CohortView } from '#contracts/pilot.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { StageStateTag, Tag } from '../../ui/state-tag.tsx';
import { useIsWide } from '../../ui/side-panel.tsx';
import { AcceptPreview } from './accept-preview.tsx';
import { BalanceCard } from './balance-card.tsx';
import { BalanceMeters } from './balance-meters.tsx';
import { BeforeFreeze } from './before-freeze.tsx';
import { BlindSpots } from './blind-spots.tsx';
import { attributeLabel } from './choice.ts';
import { ChoosePeople } from './choose-people.tsx';
import { ChosenPeople } from './chosen-people.tsx';
import { FrozenRecord } from './frozen-record.tsx';
import { HowChosen } from './how-chosen.tsx';
import { pilotTexts } from './pilot-texts.ts';
import { StartedNotice, StartPanel } from './start-panel.tsx';
import { startTexts } from './start-texts.ts';
import { TriedSizes } from './tried-sizes.tsx';
import './pilot.css';

type PilotState = {
  readonly rollout: Rollout;
  readonly stage: Stage;
  readonly cohort: CohortView | null;
};

function CohortTag({ cohort, stage }: { readonly cohort: CohortView | null; readonly stage: Stage }) {
  const texts = useTexts(pilotTexts);
  if (cohort === null) return <Tag icon="edit">{texts.states.none}</Tag>;
  if (cohort.status !== 'accepted') return <Tag icon="edit">{texts.states.draft}</Tag>;
  if (stage.status !== 'planned') return <StageStateTag state={stage.status} />;
  return (
    <Tag tone="accent" icon="lock">
      {texts.states.accepted}
    </Tag>
  );
}

/** The attributes of the directory; read only while people can still be chosen. */
function useAttributes(isChoosing: boolean) {
  const canRead = useCan('people.read');
  return useRoute(pilotRoutes.listAttributes, {}, { isEnabled: isChoosing && canRead });
}

/** The results of a cohort; `sides` stand beside them, or above where a panel takes the room. */
function Results({
  state,
  cohort,
  isNarrow,
  children,
}: {
  readonly state: PilotState;
  readonly cohort: CohortView;
  readonly isNarrow: boolean;
  readonly children: ReactNode;
}) {
  const main = (
    <>
      <BalanceMeters report={cohort.report} />
      <BalanceCard report={cohort.report} />
      <ChosenPeople rolloutId={state.rollout.rolloutId} cohort={cohort} />
    </>
  );
  if (isNarrow)
    return (
      <>
        {main}
        <div className="pilot-side-columns">{children}</div>
      </>
    );
  return (
    <div className="bw-split" data-narrow-side>
      <div className="bw-stack">{main}</div>
      <div className="pilot-sides">{children}</div>
    </div>
  );
}

function Chooser({
  state,
  onDrafted,
}: {
  readonly state: PilotState;
  readonly onDrafted: (cohort: CohortView) => void;
}) {
  const { rollout, stage, cohort } = state;
  const attributes = useAttributes(true);
  return (
    <Answer of={attributes}>
      {(answer: { readonly people: number; readonly attributes: readonly AttributeSummary[] }) => (
        <ChoosePeople
          rolloutId={rollout.rolloutId}
          stageId={stage.stageId}
          people={answer.people}
          attributes={answer.attributes}
          cohort={cohort}
          onDrafted={onDrafted}
        />
      )}
    </Answer>
  );
}

function useCommands(
  { rollout, cohort }: PilotState,
  run: { readonly accept: () => void; readonly start: () => void },
): readonly Command[] {
  const texts = useTexts(pilotTexts);
  const start = useTexts(startTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  if (cohort === null) return [];
  const print: Command = { label: texts.print, icon: 'printer', kind: 'quiet', onRun: () => window.print() };
  if (cohort.status === 'draft')
    return [
      print,
      {
        label: texts.freeze(format.number(cohort.size)),
        icon: 'lock',
        kind: 'primary',
        onRun: run.accept,
        blockedBecause: canPlan ? undefined : texts.freezeDenied,
      },
    ];
  if (rollout.status !== 'draft') return [print];
  return [print, { label: start.title, icon: 'play', kind: 'neutral', onRun: run.start }];
}

/** Whether the start panel is open: by default where it does not cover the page. */
function useStartPanel(canStart: boolean) {
  const isWide = useIsWide();
  const [panel, setPanel] = useAddressValue('panel');
  const isOpen = canStart && (panel === 'start' || (panel === undefined && isWide));
  return { isOpen, open: () => setPanel('start'), close: () => setPanel('none') };
}

function RulesChips({ cohort }: { readonly cohort: CohortView }) {
  const texts = useTexts(pilotTexts);
  return (
    <Chips label={texts.rules}>
      <span className="bw-quiet">{texts.rules}</span>
      {cohort.by.map((name) => (
        <Chip key={name} label={attributeLabel(name)} />
      ))}
    </Chips>
  );
}

function Sides({
  state,
  cohort,
  tried,
  onDrafted,
}: {
  readonly state: PilotState;
  readonly cohort: CohortView;
  readonly tried: readonly CohortView[];
  readonly onDrafted: (cohort: CohortView) => void;
}) {
  const isFrozen = cohort.status === 'accepted';
  if (isFrozen)
    return (
      <>
        <FrozenRecord cohort={cohort} />
        <BlindSpots report={cohort.report} />
      </>
    );
  return (
    <>
      <Chooser state={state} onDrafted={onDrafted} />
      <TriedSizes cohort={cohort} tried={tried} />
      <BeforeFreeze report={cohort.report} />
      <BlindSpots report={cohort.report} />
    </>
  );
}

/** Started, and nothing decided yet. */
function isUnderWay(rollout: Rollout, stage: Stage): boolean {
  return rollout.status !== 'draft' && stage.endedAt === null;
}

function PilotScreen(state: PilotState) {
  const { rollout, stage, cohort } = state;
  const texts = useTexts(pilotTexts);
  const [isAccepting, setAccepting] = useState(false);
  const [tried, setTried] = useState<readonly CohortView[]>([]);
  const keep = (drafted: CohortView) =>
    setTried((before) => [...before, ...(cohort === null ? [] : [cohort]), drafted]);
  const canStart = cohort?.status === 'accepted' && rollout.status === 'draft';
  const start = useStartPanel(canStart);
  const commands = useCommands(state, { accept: () => setAccepting(true), start: start.open });
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<CohortTag cohort={cohort} stage={stage} />}
      commands={commands}
      chips={cohort === null ? undefined : <RulesChips cohort={cohort} />}
      note={cohort === null ? undefined : texts.seed(String(cohort.seed))}
      panel={
        start.isOpen && cohort !== null ? (
          <StartPanel rollout={rollout} stage={stage} cohort={cohort} onClose={start.close} />
        ) : undefined
      }
    >
      {cohort !== null && isUnderWay(rollout, stage) && <StartedNotice rollout={rollout} stage={stage} />}
      {cohort === null ? (
        <div className="bw-split">
          <Chooser state={state} onDrafted={keep} />
          <HowChosen />
        </div>
      ) : (
        <Results state={state} cohort={cohort} isNarrow={start.isOpen}>
          <Sides state={state} cohort={cohort} tried={tried} onDrafted={keep} />
        </Results>
      )}
      {cohort !== null && isAccepting && (
        <AcceptPreview rolloutId={rollout.rolloutId} cohort={cohort} onClose={() => setAccepting(false)} />
      )}
    </Page>
  );
}

function PilotOf({ rollout, stage }: { readonly rollout: Rollout; readonly stage: Stage }) {
  const texts = useTexts(pilotTexts);
  const cohort = useRoute(pilotRoutes.getCohort, {
    params: { rolloutId: rollout.rolloutId, stageId: stage.stageId },
  });
  return (
    <Answer of={cohort} what={texts.what}>
      {(answer) => <PilotScreen rollout={rollout} stage={stage} cohort={answer.cohort} />}
    </Answer>
  );
}

/** The place `pilot`. */
export default function PilotPage() {
  const texts = useTexts(pilotTexts);
  const rollout = useRollout();
  return (
    <Answer of={rollout} what={texts.what}>
      {(data) => {
        const stage = data.stages.find(({ kind }) => kind === 'pilot');
        return stage === undefined ? null : <PilotOf rollout={data} stage={stage} />;
      }}
    </Answer>
  );
}
