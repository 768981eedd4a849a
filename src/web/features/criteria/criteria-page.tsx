/**
 * Success criteria, written before any data and then frozen. Changes stay in the browser until they are saved;
 * frozen criteria can only be read.
 */
import { useState } from 'react';
import { criteriaRoutes, type CriteriaState } from '#contracts/criteria.ts';
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
import { Page, type Command } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { FrozenCard, MissingCard, TemplatesCard, VerdictsCard } from './criteria-sides.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { completeAll, needsOf, type CriterionDraft } from './criterion-draft.ts';
import { CriterionEditor } from './criterion-editor.tsx';
import { FreezePreview } from './freeze-preview.tsx';
import { fromTemplate, type TemplateId } from './templates.ts';
import { templateTexts } from './template-texts.ts';
import './criteria.css';

/** What a horizon is suggested from while no pilot has been chosen. */
const usualPilotSize = 250;

function StateTag({ state, isUnsaved }: { readonly state: CriteriaState; readonly isUnsaved: boolean }) {
  const texts = useTexts(criteriaTexts);
  if (state.frozenAt !== null)
    return (
      <Tag tone="accent" icon="lock">
        {texts.frozen}
      </Tag>
    );
  if (isUnsaved) return <Tag tone="warn">{texts.unsaved}</Tag>;
  return <Tag icon="edit">{texts.notFrozen}</Tag>;
}

/** The criteria being edited; null means that they are as saved. */
function useDrafts(state: CriteriaState) {
  const [edited, setEdited] = useState<readonly CriterionDraft[] | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const drafts = edited ?? state.definitions;
  return {
    drafts,
    isUnsaved: edited !== null,
    open: drafts.find(({ id }) => id === openId),
    openId,
    setOpenId,
    change: (next: CriterionDraft) => setEdited(drafts.map((draft) => (draft.id === next.id ? next : draft))),
    add: (draft: CriterionDraft) => {
      setEdited([...drafts, draft]);
      setOpenId(draft.id);
    },
    remove: (id: string) => setEdited(drafts.filter((draft) => draft.id !== id)),
    saved: () => setEdited(null),
  };
}

/** Why the criteria cannot be frozen now, or undefined. */
function useFreezeBlock(drafts: readonly CriterionDraft[], isUnsaved: boolean): string | undefined {
  const texts = useTexts(criteriaTexts);
  const canWrite = useCan('criteria.write');
  const needs = needsOf(drafts);
  if (!canWrite) return texts.denied;
  if (!needs.measuredExit || !needs.qualitative) return texts.blockedMissing;
  return isUnsaved ? texts.blockedUnsaved : undefined;
}

function CriteriaCards({
  state,
  editing,
  canEdit,
}: {
  readonly state: CriteriaState;
  readonly editing: ReturnType<typeof useDrafts>;
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
          advice={state.advice.find(({ id }) => id === draft.id)?.sentence}
          isUnsaved={editing.isUnsaved && !state.definitions.some((saved) => saved === draft)}
          isSelected={editing.openId === draft.id}
          onEdit={canEdit ? () => editing.setOpenId(draft.id) : undefined}
          onRemove={canEdit ? () => editing.remove(draft.id) : undefined}
        />
      ))}
    </div>
  );
}

function useSave(rollout: Rollout, editing: ReturnType<typeof useDrafts>) {
  const save = useCommand(criteriaRoutes.saveCriteria, { isQuiet: true, onDone: editing.saved });
  const definitions = completeAll(editing.drafts);
  const run = () => {
    if (definitions !== null)
      save.mutate({ params: { rolloutId: rollout.rolloutId }, body: { definitions } });
  };
  return { save, run, isComplete: definitions !== null };
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
  const words = useTexts(templateTexts);
  const format = useFormat();
  const canWrite = useCan('criteria.write');
  const editing = useDrafts(state);
  const { save, run, isComplete } = useSave(rollout, editing);
  const [isFreezing, setFreezing] = useState(false);
  const freezeBlock = useFreezeBlock(editing.drafts, editing.isUnsaved);
  const isFrozen = state.frozenAt !== null;
  const canEdit = canWrite && !isFrozen;
  const add = (id: TemplateId) =>
    editing.add(
      fromTemplate(
        id,
        words,
        pilotSize,
        editing.drafts.map((draft) => draft.id),
      ),
    );
  const saveCommand: Command = {
    label: texts.save,
    kind: 'primary',
    isBusy: save.isPending,
    onRun: run,
    blockedBecause: isComplete ? undefined : texts.blockedIncomplete,
  };
  const freezeCommand: Command = {
    label: texts.freeze,
    icon: 'lock',
    kind: editing.isUnsaved ? 'neutral' : 'primary',
    onRun: () => setFreezing(true),
    blockedBecause: freezeBlock,
  };
  const commands = isFrozen ? [] : editing.isUnsaved ? [freezeCommand, saveCommand] : [freezeCommand];
  const sides = (
    <>
      {isFrozen ? (
        <FrozenCard state={state} />
      ) : (
        <MissingCard drafts={editing.drafts} isUnsaved={editing.isUnsaved} />
      )}
      {canEdit && <TemplatesCard onAdd={add} />}
      <VerdictsCard />
    </>
  );
  const cards = (
    <div className="bw-stack">
      <p className="criteria-lead">{texts.lead}</p>
      {save.error !== null && <ProblemNotice problem={save.error} />}
      <CriteriaCards state={state} editing={editing} canEdit={canEdit} />
    </div>
  );
  const isEditing = canEdit && editing.open !== undefined;
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<StateTag state={state} isUnsaved={editing.isUnsaved} />}
      commands={commands}
      note={
        state.frozenAt === null ? undefined : (
          <>
            <Icon name="lock" size={14} /> {texts.frozenNote(format.date(format.dateOf(state.frozenAt)))}
          </>
        )
      }
      panel={
        isEditing && editing.open !== undefined ? (
          <CriterionEditor
            draft={editing.open}
            onChange={editing.change}
            onClose={() => editing.setOpenId(null)}
          />
        ) : undefined
      }
    >
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
      {isFreezing && (
        <FreezePreview
          rolloutId={rollout.rolloutId}
          definitions={state.definitions}
          onClose={() => setFreezing(false)}
        />
      )}
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

/** The place `criteria`. */
export default function CriteriaPage() {
  const texts = useTexts(criteriaTexts);
  const rollout = useRollout();
  return (
    <Answer of={rollout} what={texts.what}>
      {(data) => <CriteriaOf rollout={data} />}
    </Answer>
  );
}
