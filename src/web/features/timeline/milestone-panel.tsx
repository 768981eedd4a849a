/** The panel of one milestone: where it stands, moving it, its fields, and removing it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { milestoneRoutes, type Milestone } from '#contracts/milestones.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { FieldErrors, Form, TextField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { draftLinks, finished, MilestoneFields, type MilestoneDraft } from './milestone-fields.tsx';
import { useLinkWords, useMilestoneState, type Predecessors } from './milestone-words.ts';
import { MoveMilestone } from './move-milestone.tsx';
import { timelineTexts } from './timeline-texts.ts';

type Props = {
  readonly rolloutId: RolloutId;
  readonly milestone: Milestone;
  readonly predecessors: Predecessors;
  readonly canPlan: boolean;
  readonly onClose: () => void;
};

function RemoveDialog({ rolloutId, milestone, onDone, onClose }: Props & { readonly onDone: () => void }) {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const remove = useCommand(milestoneRoutes.removeMilestone, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.removed });
      onDone();
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts.removeTitle}
      figures={[{ value: format.dayMonth(milestone.on), label: milestone.name }]}
      confirmLabel={texts.remove}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error === null ? undefined : sentence(remove.error)}
      onConfirm={() => remove.mutate({ params: { rolloutId, milestoneId: milestone.milestoneId } })}
      onCancel={onClose}
    >
      {texts.removeText}
    </ConfirmPreview>
  );
}

function EditFields({ rolloutId, milestone, predecessors }: Props) {
  const texts = useTexts(timelineTexts);
  const [draft, setDraft] = useState<MilestoneDraft>({
    name: milestone.name,
    owner: milestone.owner ?? '',
    links: draftLinks(milestone.links),
  });
  const [doneOn, setDoneOn] = useState(milestone.doneOn ?? '');
  const [isChecked, setChecked] = useState(false);
  const change = useCommand(milestoneRoutes.changeMilestone, {
    isQuiet: true,
    onDone: () => showToast({ tone: 'pass', title: texts.changed }),
  });
  const submit = () => {
    setChecked(true);
    const fields = finished(draft);
    if (fields !== null)
      change.mutate({
        params: { rolloutId, milestoneId: milestone.milestoneId },
        body: { ...fields, doneOn: doneOn === '' ? null : doneOn },
      });
  };
  return (
    <FieldErrors errors={change.error?.errors}>
      <Form onSubmit={submit}>
        <TextField
          label={texts.reachedOn}
          help={texts.reachedHelp}
          type="date"
          value={doneOn}
          onChange={setDoneOn}
        />
        <MilestoneFields
          draft={draft}
          predecessors={predecessors}
          isChecked={isChecked}
          onChange={setDraft}
        />
        {change.error !== null && change.error.errors.length === 0 && (
          <ProblemNotice problem={change.error} />
        )}
        <div className="bw-form-buttons">
          <Button type="submit" variant="filled" loading={change.isPending}>
            {texts.save}
          </Button>
        </div>
      </Form>
    </FieldErrors>
  );
}

/** The panel; those who only read see what stands there. */
export function MilestonePanel(props: Props) {
  const { rolloutId, milestone, predecessors, canPlan, onClose } = props;
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const linkWords = useLinkWords(predecessors);
  const { tone, words } = useMilestoneState()(milestone);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <SidePanel
      title={milestone.name}
      subtitle={
        <>
          {format.weekday(milestone.on)}{' '}
          <Tag tone={tone} icon={tone === 'none' ? null : undefined}>
            {words}
          </Tag>
        </>
      }
      onClose={onClose}
      foot={canPlan && <TextButton onClick={() => setRemoving(true)}>{texts.remove}</TextButton>}
    >
      {milestone.links.length > 0 && (
        <PanelSection title={texts.waitsFor}>
          <ul className="tl-plain">
            {milestone.links.map((link) => (
              <li key={`${link.kind} ${link.id}`}>{linkWords(link)}</li>
            ))}
          </ul>
        </PanelSection>
      )}
      {canPlan && milestone.doneOn === null && (
        <PanelSection title={texts.move}>
          <MoveMilestone rolloutId={rolloutId} milestone={milestone} onMoved={onClose} />
        </PanelSection>
      )}
      {canPlan ? (
        <PanelSection title={texts.edit}>
          <EditFields {...props} />
        </PanelSection>
      ) : (
        <p>{milestone.owner ?? texts.noOwner}</p>
      )}
      {isRemoving && <RemoveDialog {...props} onDone={onClose} onClose={() => setRemoving(false)} />}
    </SidePanel>
  );
}
