/**
 * The pilot: choose people who represent the organisation, see how well they do and what they cannot tell, freeze
 * them, and start. Everything shown comes from the latest cohort of the pilot stage.
 */
import { useState, type ReactNode } from 'react';
import type { CohortId } from '#contracts/ids.ts';
import { pilotRoutes, type AttributeSummary, type CohortView, type PilotView } from '#contracts/pilot.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { StageStateTag, Tag } from '../../ui/state-tag.tsx';
import { OpenPlanCard } from '../plans/open-plan-card.tsx';
import { SentBackNotice } from '../plans/sent-back-notice.tsx';
import { usePlans } from '../plans/use-plans.ts';
import { useIsWide } from '../../ui/side-panel.tsx';
import { AcceptPreview } from './accept-preview.tsx';
import { BalanceCard } from './balance-card.tsx';
import { BalanceMeters } from './balance-meters.tsx';
import { BeforeFreeze } from './before-freeze.tsx';
import { BlindSpots } from './blind-spots.tsx';
import { attributeLabel } from './choice.ts';
import { ChoosePeople } from './choose-people.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ChosenPeople, type Member } from './chosen-people.tsx';
import { CompareCard } from './compare-card.tsx';
import { ConsentCard, OpenPlacesNotice } from './consent-card.tsx';
import { DraftsCard } from './drafts-card.tsx';
import { FrozenRecord } from './frozen-record.tsx';
import { Headline } from './headline.tsx';
import { HowChosen } from './how-chosen.tsx';
import { LevelPanel, type Level } from './level-panel.tsx';
import { MemberPanel } from './member-panel.tsx';
import { MadeWithChips } from './rule-chips.tsx';
import { participationTexts } from './participation-texts.ts';
import { pilotTexts } from './pilot-texts.ts';
import { StartedNotice, StartPanel } from './start-panel.tsx';
import { startTexts } from './start-texts.ts';
import './pilot.css';

type PilotState = {
  readonly rollout: Rollout;
  readonly stage: Stage;
  readonly pilot: PilotView;
  readonly cohort: CohortView | null;
};

/** What stands beside the page; one thing at a time. */
type Beside =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'member'; readonly member: Member }
  | null;

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
  beside,
  onBeside,
  isNarrow,
  children,
}: {
  readonly state: PilotState;
  readonly cohort: CohortView;
  readonly beside: Beside;
  readonly onBeside: (beside: Beside) => void;
  readonly isNarrow: boolean;
  readonly children: ReactNode;
}) {
  const canRead = useCan('people.read');
  const { rolloutId } = state.rollout;
  const [compared, setCompared] = useAddressValue('compare');
  const otherId = Number(compared) as CohortId;
  const isCompared =
    canRead && otherId !== cohort.cohortId && state.pilot.drafts.some((draft) => draft.cohortId === otherId);
  const main = (
    <>
      <Headline cohort={cohort} />
      <BalanceMeters report={cohort.report} />
      {isCompared && (
        <CompareCard
          rolloutId={rolloutId}
          cohortId={cohort.cohortId}
          otherId={otherId}
          onClose={() => setCompared(null)}
        />
      )}
      <BalanceCard
        report={cohort.report}
        onOpen={
          canRead ? (attribute, level) => onBeside({ kind: 'level', level: { attribute, level } }) : undefined
        }
      />
      <ChosenPeople
        rolloutId={rolloutId}
        cohort={cohort}
        openId={beside?.kind === 'member' ? beside.member.personId : null}
        onOpen={(member) => onBeside({ kind: 'member', member })}
      />
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

function Chooser({ state }: { readonly state: PilotState }) {
  const { rollout, stage, cohort, pilot } = state;
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
          pilot={pilot}
        />
      )}
    </Answer>
  );
}

function useCommands(
  { rollout, cohort, pilot }: PilotState,
  run: { readonly accept: () => void; readonly start: () => void },
): readonly Command[] {
  const texts = useTexts(pilotTexts);
  const start = useTexts(startTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const words = useTexts(participationTexts).findings;
  if (cohort === null) return [];
  const missing = cohort.size - (cohort.answers.accepted ?? 0);
  const blocked =
    pilot.consentRequired && missing > 0
      ? words.consentOpen(format.number(missing), format.number(cohort.size))
      : cohort.openPlaces > 0
        ? words.placesOpen(cohort.openPlaces, format.number(cohort.openPlaces))
        : undefined;
  const print: Command = { label: texts.print, icon: 'printer', kind: 'quiet', onRun: () => window.print() };
  if (cohort.status === 'draft')
    return [
      print,
      {
        label: texts.freeze(format.number(cohort.size)),
        icon: 'lock',
        kind: 'primary',
        onRun: run.accept,
        blockedBecause: canPlan ? blocked : texts.freezeDenied,
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

/** What the shown cohort looks like the organisation in, and the rules it was chosen with. */
function CohortChips({ cohort }: { readonly cohort: CohortView }) {
  const texts = useTexts(pilotTexts);
  return (
    <div className="pilot-made">
      <Chips label={texts.rules}>
        <span className="bw-quiet">{texts.rules}</span>
        {cohort.by.map((name) => (
          <Chip key={name} label={attributeLabel(name)} />
        ))}
      </Chips>
      <MadeWithChips cohort={cohort} />
    </div>
  );
}

function Sides({ state, cohort }: { readonly state: PilotState; readonly cohort: CohortView }) {
  const { rollout, pilot } = state;
  const { rolloutId } = rollout;
  const [, setShown] = useAddressValue('draft');
  const [, setCompared] = useAddressValue('compare');
  const consent = <ConsentCard rollout={rollout} cohort={cohort} consentRequired={pilot.consentRequired} />;
  if (cohort.status === 'accepted')
    return (
      <>
        <FrozenRecord cohort={cohort} />
        {(pilot.consentRequired || cohort.openPlaces > 0) && consent}
        <ChangesCard rolloutId={rolloutId} cohort={cohort} />
        <BlindSpots report={cohort.report} />
      </>
    );
  return (
    <>
      <Chooser state={state} />
      <DraftsCard
        rolloutId={rolloutId}
        drafts={pilot.drafts}
        shown={cohort}
        onShow={(cohortId) => setShown(String(cohortId))}
        onCompare={(cohortId) => setCompared(String(cohortId))}
      />
      {consent}
      <BeforeFreeze cohort={cohort} consentRequired={pilot.consentRequired} />
      <ChangesCard rolloutId={rolloutId} cohort={cohort} />
      <BlindSpots report={cohort.report} />
    </>
  );
}

/** Started, and nothing decided yet. */
function isUnderWay(rollout: Rollout, stage: Stage): boolean {
  return rollout.startedAt !== null && stage.endedAt === null;
}

function Panel({
  state,
  cohort,
  beside,
  onClose,
}: {
  readonly state: PilotState;
  readonly cohort: CohortView;
  readonly beside: NonNullable<Beside>;
  readonly onClose: () => void;
}) {
  const { rolloutId } = state.rollout;
  if (beside.kind === 'level')
    return <LevelPanel rolloutId={rolloutId} cohort={cohort} level={beside.level} onClose={onClose} />;
  return <MemberPanel rolloutId={rolloutId} cohort={cohort} member={beside.member} onClose={onClose} />;
}

/** The plan that waits for another person, or why it came back. */
function PlanOfPilot({ rollout: { rolloutId, startedAt } }: { readonly rollout: Rollout }) {
  const plans = usePlans(rolloutId).data;
  if (startedAt !== null || plans === undefined) return null;
  const { open, decided } = plans;
  return open === null ? (
    <SentBackNotice plan={decided[0]} />
  ) : (
    <OpenPlanCard rolloutId={rolloutId} plan={open} />
  );
}

function PilotScreen(state: PilotState) {
  const { rollout, stage, cohort } = state;
  const texts = useTexts(pilotTexts);
  const [isAccepting, setAccepting] = useState(false);
  const [beside, setBeside] = useState<Beside>(null);
  const canStart = cohort?.status === 'accepted' && rollout.status === 'draft';
  const start = useStartPanel(canStart);
  const commands = useCommands(state, { accept: () => setAccepting(true), start: start.open });
  const panel =
    cohort === null ? undefined : beside !== null ? (
      <Panel state={state} cohort={cohort} beside={beside} onClose={() => setBeside(null)} />
    ) : start.isOpen ? (
      <StartPanel rollout={rollout} stage={stage} cohort={cohort} onClose={start.close} />
    ) : undefined;
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<CohortTag cohort={cohort} stage={stage} />}
      commands={commands}
      chips={cohort === null ? undefined : <CohortChips cohort={cohort} />}
      panel={panel}
    >
      {cohort !== null && <OpenPlacesNotice cohort={cohort} />}
      <PlanOfPilot rollout={rollout} />
      {cohort !== null && isUnderWay(rollout, stage) && <StartedNotice rollout={rollout} stage={stage} />}
      {cohort === null ? (
        <div className="bw-split">
          <Chooser state={state} />
          <HowChosen />
        </div>
      ) : (
        <Results
          state={state}
          cohort={cohort}
          beside={beside}
          onBeside={setBeside}
          isNarrow={panel !== undefined}
        >
          <Sides state={state} cohort={cohort} />
        </Results>
      )}
      {cohort !== null && isAccepting && (
        <AcceptPreview rolloutId={rollout.rolloutId} cohort={cohort} onClose={() => setAccepting(false)} />
      )}
    </Page>
  );
}

/** The shown cohort: the one in the address while it is there, else the one in force. */
function ShownCohort({ rollout, stage, pilot }: Omit<PilotState, 'cohort'>) {
  const texts = useTexts(pilotTexts);
  const [wanted] = useAddressValue('draft');
  const shown = pilot.drafts.find(({ cohortId }) => String(cohortId) === wanted)?.cohortId ?? pilot.current;
  const cohort = useRoute(
    pilotRoutes.getDraft,
    { params: { rolloutId: rollout.rolloutId, cohortId: shown ?? (0 as CohortId) } },
    { isEnabled: shown !== null },
  );
  if (shown === null) return <PilotScreen rollout={rollout} stage={stage} pilot={pilot} cohort={null} />;
  return (
    <Answer of={cohort} what={texts.what}>
      {(answer) => <PilotScreen key={shown} rollout={rollout} stage={stage} pilot={pilot} cohort={answer} />}
    </Answer>
  );
}

function PilotOf({ rollout, stage }: { readonly rollout: Rollout; readonly stage: Stage }) {
  const texts = useTexts(pilotTexts);
  const pilot = useRoute(pilotRoutes.getPilot, {
    params: { rolloutId: rollout.rolloutId, stageId: stage.stageId },
  });
  return (
    <Answer of={pilot} what={texts.what}>
      {(answer) => <ShownCohort rollout={rollout} stage={stage} pilot={answer} />}
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
