/**
 * The gate: the evidence of a stage criterion by criterion, by groups, with what it cannot tell, and beside it what
 * the rules propose, who voted, and the decision. Before the gate opens it shows the verdicts as they stand.
 */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { criteriaRoutes, verdicts, type CriteriaRevision, type Verdict } from '#contracts/criteria.ts';
import { gateRoutes, type GateView } from '#contracts/gate.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { addressOf } from '../../api/client.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { useIsWide } from '../../ui/side-panel.tsx';
import { StageStateTag } from '../../ui/state-tag.tsx';
import { RevisionsCard } from '../criteria/revisions-card.tsx';
import { MetricsCard } from '../criteria/metrics-card.tsx';
import { NextRollbackCard } from '../run/next-rollback-card.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { CountCard } from './count-card.tsx';
import { CriterionVerdict } from './criterion-verdict.tsx';
import { DecidedPanel, PrintedRecord } from './decided-panel.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { GateBalance } from './gate-balance.tsx';
import { GateBlindSpots, type BlindSpotLine } from './gate-blind-spots.tsx';
import { GateFindings } from './gate-findings.tsx';
import { GateRisks } from './gate-risks.tsx';
import { TracksCard } from '../criteria/tracks-card.tsx';
import { GoalVerdicts } from './goal-verdicts.tsx';
import { hasGoneOn, judgedStages, stageToShow } from './gate-stages.ts';
import { gateTexts } from './gate-texts.ts';
import { LivePanel } from './live-panel.tsx';
import { RatingsCard } from './ratings-card.tsx';
import { StrataCard } from './strata-card.tsx';
import { VerdictChips } from './verdict-chips.tsx';
import type { Criterion } from './verdict-words.ts';
import './gate.css';

const blindSpotsShown = 12;

type Evidence = {
  readonly rollout: Rollout;
  readonly stage: Stage;
  /** The gate in force; null while there is none, or when the stage went on after it. */
  readonly gate: GateView | null;
  readonly earlier: GateView | null;
  readonly combined: Verdict;
  readonly criteria: readonly Criterion[];
  readonly count: StageCount | null;
  /** Every revision of goals and criteria, when they have been changed. */
  readonly revisions: readonly CriteriaRevision[];
};

/** What groups to look at, and what cannot be told: from the people of the pilot, whom the criteria were made for. */
function useCohortFacts({ rollout, stage, gate }: Evidence) {
  const pilot = rollout.stages.find(({ kind }) => kind === 'pilot') ?? stage;
  const answer = useRoute(pilotRoutes.getCohort, {
    params: { rolloutId: rollout.rolloutId, stageId: pilot.stageId },
  });
  const cohort = answer.data?.cohort ?? null;
  return useMemo(() => {
    const spots = (cohort?.report.blindSpots ?? []).filter((spot) => !spot.isImplied);
    const lines: readonly BlindSpotLine[] = spots.slice(0, blindSpotsShown).map(({ levels, people }) => ({
      text: levels.map(({ level }) => level).join(', '),
      people,
    }));
    const stored = gate?.blindSpots ?? [];
    return {
      by: cohort?.by ?? [],
      blindSpots: stored.length > 0 ? stored : lines,
      findings: gate?.findings ?? [],
      risks: gate?.risks ?? [],
      balance: gate?.balance ?? null,
    };
  }, [cohort, gate]);
}

/** The open criterion: the one in the address, else the first of those shown. */
function useOpenCriterion(shown: readonly Criterion[]) {
  const [wanted, setWanted] = useAddressValue('criterion');
  const open = shown.find(({ criterionId }) => String(criterionId) === wanted) ?? shown[0];
  return { open, setOpen: (criterion: Criterion) => setWanted(String(criterion.criterionId)) };
}

function useFilter() {
  const [value, setValue] = useAddressValue('verdict');
  return { filter: verdicts.find((verdict) => verdict === value) ?? null, setFilter: setValue };
}

/** Whether the panel is open: by default where it does not cover the page. */
function usePanel() {
  const isWide = useIsWide();
  const [value, setValue] = useAddressValue('panel');
  return {
    isOpen: value === 'decision' || (value === undefined && isWide),
    open: () => setValue('decision'),
    close: () => setValue('none'),
  };
}

function Panel({ evidence, onClose }: { readonly evidence: Evidence; readonly onClose: () => void }) {
  const { rollout, stage, gate, earlier, combined } = evidence;
  if (gate === null)
    return (
      <LivePanel
        rolloutId={rollout.rolloutId}
        stage={stage}
        combined={combined}
        earlier={earlier}
        onClose={onClose}
      />
    );
  const place = { rolloutId: rollout.rolloutId, gate, onClose };
  if (gate.decision !== null) return <DecidedPanel {...place} decision={gate.decision} />;
  // Another gate, another draft: what was written for one must not be decided for the other.
  return <DecisionPanel key={gate.gateId} {...place} stage={stage} />;
}

function NoCriteria({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(gateTexts);
  const navigate = useNavigate();
  const go = () => void navigate({ to: `/rollouts/${rollout.rolloutId}/criteria` as never });
  return (
    <EmptyState
      icon="gate"
      title={texts.none}
      actions={
        <Button variant="filled" onClick={go}>
          {texts.toCriteria}
        </Button>
      }
    >
      {texts.noneText}
    </EmptyState>
  );
}

/** What is behind the open criterion: its groups, or its ratings. */
function Behind({
  evidence,
  criterion,
  attributes,
}: {
  readonly evidence: Evidence;
  readonly criterion: Criterion;
  readonly attributes: readonly string[];
}) {
  const { rollout, stage } = evidence;
  const { definition } = criterion;
  const place = { rolloutId: rollout.rolloutId, stageId: stage.stageId };
  if (definition.kind === 'qualitative')
    return <RatingsCard place={place} stage={stage} criterion={criterion} definition={definition} />;
  return <StrataCard place={place} criterion={criterion} definition={definition} attributes={attributes} />;
}

/** The stage this gate stands in front of. */
function nextOf({ rollout, stage }: Evidence): Stage | undefined {
  return rollout.stages.find(({ ordinal, endedAt }) => ordinal > stage.ordinal && endedAt === null);
}

function EvidenceBody({
  evidence,
  shown,
}: {
  readonly evidence: Evidence;
  readonly shown: readonly Criterion[];
}) {
  const texts = useTexts(gateTexts);
  const { gate } = evidence;
  const facts = useCohortFacts(evidence);
  const { open, setOpen } = useOpenCriterion(shown);
  if (evidence.criteria.length === 0) return <NoCriteria rollout={evidence.rollout} />;
  return (
    <>
      <RevisionsCard revisions={evidence.revisions} stages={evidence.rollout.stages} />
      {shown.length === 0 && <p className="bw-quiet">{texts.noneOfVerdict}</p>}
      <div className="gate-cards">
        {shown.map((criterion) => (
          <CriterionVerdict
            key={criterion.criterionId}
            criterion={criterion}
            isSelected={criterion === open}
            onOpen={() => setOpen(criterion)}
          />
        ))}
      </div>
      <CountCard count={evidence.count} />
      <NextRollbackCard next={nextOf(evidence)} />
      {open !== undefined && <Behind evidence={evidence} criterion={open} attributes={facts.by} />}
      {gate !== null && <GoalVerdicts goals={gate.goals} />}
      {evidence.stage.kind === 'pilot' && (
        <TracksCard
          tried={gate?.tried ?? []}
          criteria={evidence.criteria.map(({ definition, evaluation }) => ({ ...definition, evaluation }))}
        />
      )}
      <GateFindings findings={facts.findings} />
      <GateRisks risks={facts.risks} />
      <GateBalance balance={facts.balance} />
      <GateBlindSpots spots={facts.blindSpots} />
      {gate !== null && (
        <MetricsCard metrics={gate.metrics} used={gate.criteria.map(({ definition }) => definition)} />
      )}
      <p className="gate-legend">{texts.legend}</p>
    </>
  );
}

function FrozenNote({ rollout, revisions }: Pick<Evidence, 'rollout' | 'revisions'>): ReactNode {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  if (rollout.criteriaFrozenAt === null) return texts.notFrozenNote;
  const moment = format.date(format.dateOf(rollout.criteriaFrozenAt));
  const isLate = revisions.at(-1)?.afterData === true;
  return (
    <>
      <Icon name="lock" size={14} /> {isLate ? texts.frozenLate(moment) : texts.frozenNote(moment)}
    </>
  );
}

function GateScreen(evidence: Evidence) {
  const { rollout, stage, gate, criteria } = evidence;
  const stageName = useStageName();
  const texts = useTexts(gateTexts);
  const panel = usePanel();
  const { filter, setFilter } = useFilter();
  const [, setStage] = useAddressValue('stage');
  const shown = criteria.filter(({ evaluation }) => filter === null || evaluation.verdict === filter);
  const exportRecord = () => {
    const link = document.createElement('a');
    const params = { rolloutId: rollout.rolloutId, gateId: gate!.gateId };
    link.href = addressOf(gateRoutes.getDecisionRecord, { params });
    link.download = 'decision-record.json';
    link.click();
  };
  const commands: readonly Command[] = [
    ...(gate === null || gate.decision === null || !gate.hasRecord
      ? []
      : [{ label: texts.exportRecord, icon: 'download', kind: 'quiet', onRun: exportRecord } as const]),
    ...(gate === null
      ? []
      : [{ label: texts.print, icon: 'printer', kind: 'quiet', onRun: () => window.print() } as const]),
    ...(panel.isOpen ? [] : [{ label: texts.panel, icon: 'gate', onRun: panel.open } as const]),
  ];
  return (
    <Page
      title={texts.title(stageName(stage.name))}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<StageStateTag state={stage.status} />}
      commands={commands}
      chips={
        criteria.length > 0 && (
          <VerdictChips
            stages={judgedStages(rollout.stages)}
            stage={stage}
            onStage={setStage}
            criteria={criteria}
            filter={filter}
            onFilter={setFilter}
          />
        )
      }
      note={<FrozenNote rollout={rollout} revisions={evidence.revisions} />}
      panel={panel.isOpen ? <Panel evidence={evidence} onClose={panel.close} /> : undefined}
    >
      {gate !== null && gate.decision !== null && (
        <PrintedRecord rolloutId={rollout.rolloutId} gate={gate} decision={gate.decision} />
      )}
      <EvidenceBody evidence={evidence} shown={shown} />
    </Page>
  );
}

/** Fetches gate and verdicts of a stage; the evidence of a gate is that which was stored with it. */
function GateOf({ rollout, stage }: { readonly rollout: Rollout; readonly stage: Stage }) {
  const texts = useTexts(gateTexts);
  const of = { params: { rolloutId: rollout.rolloutId, stageId: stage.stageId } };
  const gateQuery = useRoute(gateRoutes.getGate, of);
  const verdictQuery = useRoute(criteriaRoutes.getVerdicts, of);
  return (
    <Answer of={gateQuery} what={texts.what}>
      {({ gate: latest }) => (
        <Answer of={verdictQuery} what={texts.what}>
          {(live) => {
            const isPast = latest !== null && latest.decision !== null && hasGoneOn(stage);
            const gate = isPast ? null : latest;
            return (
              <GateScreen
                rollout={rollout}
                stage={stage}
                gate={gate}
                earlier={isPast ? latest : null}
                combined={gate?.combined ?? live.combined}
                criteria={[...(gate ?? live).entry, ...(gate ?? live).criteria]}
                count={(gate ?? live).count}
                revisions={(gate ?? live).revisions}
              />
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

/** The place `gate`. */
export default function GatePage() {
  const texts = useTexts(gateTexts);
  const rollout = useRollout();
  const [wanted] = useAddressValue('stage');
  return (
    <Answer of={rollout} what={texts.what}>
      {(data) => {
        const stage = stageToShow(data.stages, wanted);
        return stage === undefined ? null : <GateOf key={stage.stageId} rollout={data} stage={stage} />;
      }}
    </Answer>
  );
}
