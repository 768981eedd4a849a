/** Says which group a policy is aimed at, whom it covers and where it is read. */
import { useState } from 'react';
import type { ConnectionId, StageId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { groupHolds, leadDaysMax, targetingRoutes } from '#contracts/targeting.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useConnections } from '../connections/use-connections.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { targetingTexts } from './targeting-texts.ts';

type Draft = {
  readonly name: string;
  /** Empty covers the whole rollout. */
  readonly stage: string;
  readonly holds: (typeof groupHolds)[number];
  readonly leadDays: number | null;
  /** Empty is a file. */
  readonly connection: string;
  readonly entraGroupId: string;
};

const blank: Draft = {
  name: '',
  stage: '-',
  holds: 'people',
  leadDays: 3,
  connection: '-',
  entraGroupId: '',
};

/** What is sent; null while something is missing. */
function bodyOf({ name, stage, holds, leadDays, connection, entraGroupId }: Draft) {
  const isRead = connection !== '-';
  if (name.trim() === '' || leadDays === null || (isRead && entraGroupId.trim() === '')) return null;
  return {
    name: name.trim(),
    stageId: stage === '-' ? null : (Number(stage) as StageId),
    holds,
    leadDays,
    read: isRead
      ? { connectionId: Number(connection) as ConnectionId, entraGroupId: entraGroupId.trim() }
      : null,
  };
}

function SourceFields({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}) {
  const texts = useTexts(targetingTexts);
  const connections = useConnections(useCan('people.import')).data?.connections ?? [];
  if (connections.length === 0) return null;
  return (
    <>
      <SelectField
        label={texts.source}
        value={draft.connection}
        choices={[
          { value: '-', label: texts.fromFile },
          ...connections.map((one) => ({ value: String(one.connectionId), label: one.name })),
        ]}
        onChange={(connection) => onChange({ connection: connection ?? '-' })}
      />
      {draft.connection !== '-' && (
        <TextField
          label={texts.groupId}
          help={texts.groupIdHelp}
          pointer="/read/entraGroupId"
          value={draft.entraGroupId}
          onChange={(entraGroupId) => onChange({ entraGroupId })}
          isRequired
        />
      )}
    </>
  );
}

/** Whom the group should hold, and how early. */
function CoverFields({
  rollout,
  draft,
  onChange: change,
}: {
  readonly rollout: Rollout;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}) {
  const texts = useTexts(targetingTexts);
  const stageName = useStageName();
  return (
    <>
      <SelectField
        label={texts.covers}
        value={draft.stage}
        choices={[
          { value: '-', label: texts.wholeRollout },
          ...rollout.stages
            .filter(({ kind }) => kind !== 'hypercare')
            .map((stage) => ({ value: String(stage.stageId), label: stageName(stage.name) })),
        ]}
        onChange={(stage) => change({ stage: stage ?? '-' })}
      />
      <SelectField
        label={texts.holdsLabel}
        value={draft.holds}
        choices={groupHolds.map((value) => ({ value, label: texts.holds[value] }))}
        onChange={(holds) => change({ holds: holds ?? 'people' })}
      />
      <NumberField
        label={texts.leadDays}
        help={texts.leadDaysHelp}
        pointer="/leadDays"
        min={0}
        max={leadDaysMax}
        suffix={texts.days}
        value={draft.leadDays}
        onChange={(leadDays) => change({ leadDays })}
        isRequired
      />
    </>
  );
}

export function AddGroupDialog({
  rollout,
  onClose,
}: {
  readonly rollout: Rollout;
  readonly onClose: () => void;
}) {
  const texts = useTexts(targetingTexts);
  const [draft, setDraft] = useState(blank);
  const [isLacking, setLacking] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const add = useCommand(targetingRoutes.addTargetingGroup, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.added });
      onClose();
    },
  });
  const body = bodyOf(draft);
  const submit = () => {
    setLacking(body === null);
    if (body !== null) add.mutate({ params: { rolloutId: rollout.rolloutId }, body });
  };
  return (
    <Dialog isOpen title={texts.add} onClose={onClose}>
      <FieldErrors errors={add.error?.errors}>
        <Form onSubmit={submit}>
          <p>{texts.addText}</p>
          <TextField
            label={texts.name}
            help={texts.nameHelp}
            pointer="/name"
            value={draft.name}
            onChange={(name) => change({ name })}
            isRequired
          />
          <CoverFields rollout={rollout} draft={draft} onChange={change} />
          <SourceFields draft={draft} onChange={change} />
          {isLacking && body === null && <Notice tone="warn">{texts.addMissing}</Notice>}
          {add.error !== null && add.error.errors.length === 0 && <ProblemNotice problem={add.error} />}
          <FormFoot label={texts.add} isBusy={add.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
