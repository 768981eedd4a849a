/**
 * Goals and success criteria, written before any data and then frozen. Changes stay in the browser until they are saved;
 * frozen criteria can only be read.
 */
import { useState, type ReactNode } from 'react';
import { criteriaRoutes, type CriteriaState } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { CarriesOut } from '../feedback/carries-out.tsx';
import { ReportsTab } from '../reports/reports-tab.tsx';
import { RisksTab } from '../risks/risks-tab.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { FrozenCard, MissingCard, TemplatesCard, VerdictsCard } from './criteria-sides.tsx';
import { CriteriaTabs, useCriteriaTab } from './criteria-tabs.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { completePlan } from './complete-plan.ts';
import { decidingOf } from './criterion-draft.ts';
import { CriterionEditor } from './criterion-editor.tsx';
import { FreezePreview } from './freeze-preview.tsx';
import { GoalEditor } from './goal-editor.tsx';
import { GoalsCard } from './goals-card.tsx';
import { TracksCard } from './tracks-card.tsx';
import { IndicatorsCard } from './indicators-card.tsx';
import { MetricsCard } from './metrics-card.tsx';
import { PassRulesCard } from './pass-rules-card.tsx';
import { RevisePreview } from './revise-preview.tsx';
import { revisionTexts } from './revision-texts.ts';
import { RevisionsCard } from './revisions-card.tsx';
import { fromTemplate, type TemplateId } from './templates.ts';
import { templateTexts } from './template-texts.ts';
import { isClosed, useCriteriaCommands } from './use-criteria-commands.ts';
import { usePlanEditing, type PlanEditing } from './use-plan-editing.ts';
import './criteria.css';

/** What a horizon is suggested from while no pilot has been chosen. */
const usualPilotSize = 250;

function StateTag({
  state,
  isUnsaved,
  isRevising,
}: {
  readonly state: CriteriaState;
  readonly isUnsaved: boolean;
  readonly isRevising: boolean;
}) {
  const texts = useTexts(criteriaTexts);
  const words = useTexts(revisionTexts);
  if (isRevising) return <Tag tone="warn">{words.changing}</Tag>;
  if (state.frozenAt !== null)
    return (
      <Tag tone="accent" icon="lock">
        {texts.frozen}
      </Tag>
    );
  if (isUnsaved) return <Tag tone="warn">{texts.unsaved}</Tag>;
  return <Tag icon="edit">{texts.notFrozen}</Tag>;
}

function CriteriaCards({
  state,
  editing,
  canEdit,
}: {
  readonly state: CriteriaState;
  readonly editing: PlanEditing;
  readonly canEdit: boolean;
}) {
  const texts = useTexts(criteriaTexts);
  if (editing.drafts.length === 0)
    return (
      <EmptyState icon="check" title={texts.none}>
        {texts.noneText}
      </EmptyState>
    );
  return (
    <div className="criteria-cards">
      {editing.drafts.map((draft) => (
        <CriterionCard
          key={draft.id}
          draft={draft}
          goalName={editing.goals.find(({ id }) => id === draft.goal)?.name}
          advice={state.advice.find(({ id }) => id === draft.id)?.statements}
          isUnsaved={editing.isUnsaved && !state.definitions.some((saved) => saved === draft)}
          isSelected={editing.openCriterion?.id === draft.id}
          onEdit={canEdit ? () => editing.open({ kind: 'criterion', id: draft.id }) : undefined}
          onRemove={canEdit ? () => editing.removeCriterion(draft.id) : undefined}
        />
      ))}
    </div>
  );
}

/** Counts beside the criteria; every criterion as an indicator, and how its metric is measured. */
function CountsAndMeasures({
  state: { metrics },
  editing: { drafts, passRules, changeRules },
  stages,
  canEdit,
}: {
  readonly state: CriteriaState;
  readonly editing: PlanEditing;
  readonly stages: Rollout['stages'];
  readonly canEdit: boolean;
}) {
  return (
    <>
      <PassRulesCard rules={passRules} stages={stages} onChange={canEdit ? changeRules : undefined} />
      <IndicatorsCard drafts={drafts} metrics={metrics} />
      <MetricsCard metrics={metrics} used={drafts} />
    </>
  );
}

function useSave(rollout: Rollout, editing: PlanEditing) {
  const save = useCommand(criteriaRoutes.saveCriteria, { isQuiet: true, onDone: editing.saved });
  const plan = completePlan(editing);
  const run = () => {
    if (plan !== null) save.mutate({ params: { rolloutId: rollout.rolloutId }, body: plan });
  };
  return { save, run };
}

/** Cards with what stands beside them; below them where the editor takes the room. */
function Layout({
  isEditing,
  sides,
  children,
}: {
  readonly isEditing: boolean;
  readonly sides: ReactNode;
  readonly children: ReactNode;
}) {
  const cards = <div className="bw-stack">{children}</div>;
  return (
    <CriteriaTabs value="criteria">
      {isEditing ? (
        <>
          {cards}
          <div className="criteria-sides">{sides}</div>
        </>
      ) : (
        <div className="bw-split" data-narrow-side>
          {cards}
          <div className="bw-stack">{sides}</div>
        </div>
      )}
    </CriteriaTabs>
  );
}

function Sides({
  state,
  editing,
  pilotSize,
  canEdit,
}: {
  readonly state: CriteriaState;
  readonly editing: PlanEditing;
  readonly pilotSize: number;
  readonly canEdit: boolean;
}) {
  const words = useTexts(templateTexts);
  const taken = editing.drafts.map((draft) => draft.id);
  const add = (id: TemplateId) => editing.addCriterion(fromTemplate(id, words, pilotSize, taken));
  return (
    <>
      {state.frozenAt === null ? <MissingCard editing={editing} /> : <FrozenCard state={state} />}
      {canEdit && <TemplatesCard onAdd={add} />}
      <VerdictsCard />
    </>
  );
}

/** The editor of what is open: a goal or a criterion. */
function EditorPanel({
  rolloutId,
  editing,
}: {
  readonly rolloutId: RolloutId;
  readonly editing: PlanEditing;
}) {
  const { openGoal, openCriterion } = editing;
  if (openGoal !== undefined)
    return <GoalEditor goal={openGoal} onChange={editing.changeGoal} onClose={editing.close} />;
  return openCriterion === undefined ? null : (
    <CriterionEditor
      rolloutId={rolloutId}
      draft={openCriterion}
      deciding={decidingOf(editing.drafts)}
      goals={editing.goals}
      onChange={editing.changeCriterion}
      onClose={editing.close}
    />
  );
}

function FrozenNote({ state, frozenAt }: { readonly state: CriteriaState; readonly frozenAt: string }) {
  const texts = useTexts(criteriaTexts);
  const format = useFormat();
  const moment = format.date(format.dateOf(frozenAt));
  const isLate = state.revisions.at(-1)?.afterData === true;
  return (
    <>
      <Icon name="lock" size={14} /> {isLate ? texts.frozenLate(moment) : texts.frozenNote(moment)}
    </>
  );
}

type OpenDialog = 'freeze' | 'revise' | null;

/** The previews before criteria are frozen, or changed once they are. */
function Dialogs({
  rollout: { rolloutId, stages },
  state,
  editing,
  open,
  onClose,
  onRevised,
}: {
  readonly rollout: Rollout;
  readonly state: CriteriaState;
  readonly editing: PlanEditing;
  readonly open: OpenDialog;
  readonly onClose: () => void;
  readonly onRevised: () => void;
}) {
  if (open === 'freeze')
    return <FreezePreview rolloutId={rolloutId} definitions={state.definitions} onClose={onClose} />;
  if (open === 'revise')
    return (
      <RevisePreview
        rolloutId={rolloutId}
        stages={stages}
        state={state}
        editing={editing}
        onClose={onClose}
        onDone={onRevised}
      />
    );
  return null;
}

function CriteriaScreen({
  rollout,
  state,
  pilotSize,
}: {
  readonly rollout: Rollout;
  readonly state: CriteriaState;
  readonly pilotSize: number;
}) {
  const texts = useTexts(criteriaTexts);
  const words = useTexts(revisionTexts);
  const [isRevising, setRevising] = useState(false);
  const canEdit = useCan('criteria.write') && (isRevising || !isClosed(state));
  const editing = usePlanEditing(state);
  const saving = useSave(rollout, editing);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const stop = () => {
    setRevising(false);
    setDialog(null);
    editing.saved();
    editing.close();
  };
  const commands = useCriteriaCommands(state, editing, {
    isRevising,
    isSaving: saving.save.isPending,
    onSave: saving.run,
    onFreeze: () => setDialog('freeze'),
    onChange: () => setRevising(true),
    onStop: stop,
    onMake: () => setDialog('revise'),
  });
  const isEditing = canEdit && (editing.openCriterion ?? editing.openGoal) !== undefined;
  const lead = isRevising ? words.lead : isClosed(state) ? texts.leadFrozen : texts.lead;
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<StateTag state={state} isUnsaved={editing.isUnsaved} isRevising={isRevising} />}
      commands={commands}
      note={state.frozenAt === null ? undefined : <FrozenNote state={state} frozenAt={state.frozenAt} />}
      panel={isEditing ? <EditorPanel rolloutId={rollout.rolloutId} editing={editing} /> : undefined}
    >
      <Layout
        isEditing={isEditing}
        sides={<Sides state={state} editing={editing} pilotSize={pilotSize} canEdit={canEdit} />}
      >
        <p className="criteria-lead">{lead}</p>
        <CarriesOut />
        <RevisionsCard revisions={state.revisions} stages={rollout.stages} />
        {saving.save.error !== null && <ProblemNotice problem={saving.save.error} />}
        <GoalsCard
          goals={editing.goals}
          drafts={editing.drafts}
          editing={canEdit ? editing.ofGoals : undefined}
        />
        <TracksCard criteria={editing.drafts} />
        <CriteriaCards state={state} editing={editing} canEdit={canEdit} />
        <CountsAndMeasures state={state} editing={editing} stages={rollout.stages} canEdit={canEdit} />
      </Layout>
      <Dialogs
        rollout={rollout}
        state={state}
        editing={editing}
        open={dialog}
        onClose={() => setDialog(null)}
        onRevised={stop}
      />
    </Page>
  );
}

/** The size of the chosen pilot, or the usual one. */
function usePilotSize(rollout: Rollout): number {
  const stage = rollout.stages.find(({ kind }) => kind === 'pilot');
  const cohort = useRoute(
    pilotRoutes.getCohort,
    { params: { rolloutId: rollout.rolloutId, stageId: (stage?.stageId ?? 0) as never } },
    { isEnabled: stage !== undefined },
  );
  return cohort.data?.cohort?.size ?? usualPilotSize;
}

function CriteriaOf({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(criteriaTexts);
  const pilotSize = usePilotSize(rollout);
  const criteria = useRoute(criteriaRoutes.getCriteria, { params: { rolloutId: rollout.rolloutId } });
  return (
    <Answer of={criteria} what={texts.what}>
      {(state) => <CriteriaScreen rollout={rollout} state={state} pilotSize={pilotSize} />}
    </Answer>
  );
}

const parts = { criteria: CriteriaOf, risks: RisksTab, reports: ReportsTab } as const;

/** The place `criteria`. */
export default function CriteriaPage() {
  const texts = useTexts(criteriaTexts);
  const rollout = useRollout();
  const tab = useCriteriaTab();
  return (
    <Answer of={rollout} what={texts.what}>
      {(data) => {
        const Part = parts[tab];
        return <Part rollout={data} />;
      }}
    </Answer>
  );
}
