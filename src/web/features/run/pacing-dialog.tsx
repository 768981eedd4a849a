/** Changing how a stage starts; what it would mean stands below while one writes. */
import { useState } from 'react';
import type { Stage } from '#contracts/rollouts.ts';
import { runRuleRoutes } from '#contracts/run-rules.ts';
import {
  spreadDaysMax,
  stagePacingRoutes,
  type StagePacing,
  type StartPlan,
} from '#contracts/stage-pacing.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, Form, NumberField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { nextStageTexts } from './next-stage-texts.ts';
import { pacingDraftOf, pacingOf, type PacingDraft } from './pacing-draft.ts';
import { pacingTexts } from './pacing-texts.ts';
import { useStartSentence } from './use-start-sentence.ts';

function Preview({ plan }: { readonly plan: StartPlan }) {
  const texts = useTexts(pacingTexts);
  const format = useFormat();
  const sentence = useStartSentence();
  const { moved, dated, finishOn } = plan;
  return (
    <output>
      <p>{sentence(plan)}</p>
      {finishOn !== null && (
        <p>
          {texts.finish}: {format.weekday(finishOn)}
        </p>
      )}
      {dated > 0 && <p>{moved > 0 ? texts.moved(moved, format.number(moved)) : texts.kept}</p>}
    </output>
  );
}

type Fields = { readonly draft: PacingDraft; readonly onChange: (part: Partial<PacingDraft>) => void };

function PaceFields({ draft, onChange }: Fields) {
  const texts = useTexts(pacingTexts);
  return (
    <>
      <ChoiceField
        label={texts.mode}
        value={draft.mode}
        choices={(['daily', 'spread'] as const).map((value) => ({ value, label: texts.modes[value] }))}
        onChange={(mode) => onChange({ mode })}
      />
      {draft.mode === 'daily' ? (
        <NumberField
          label={texts.number}
          min={1}
          max={1_000_000}
          value={draft.startsPerDay}
          onChange={(startsPerDay) => onChange({ startsPerDay })}
        />
      ) : (
        <NumberField
          label={texts.spreadDays}
          min={1}
          max={spreadDaysMax}
          value={draft.spreadDays}
          onChange={(spreadDays) => onChange({ spreadDays })}
        />
      )}
    </>
  );
}

function StartFields({ draft, onChange }: Fields) {
  const texts = useTexts(pacingTexts);
  const next = useTexts(nextStageTexts);
  const rules = useRoute(runRuleRoutes.getRunRules, { params: { rolloutId: useRolloutId() } });
  const days = rules.data?.following?.afterDays ?? null;
  const labels = { ...texts.rules, ...(days === null ? {} : { date: next.byRule(next.after(days)) }) };
  return (
    <>
      <ChoiceField
        label={texts.rule}
        value={draft.rule}
        choices={(['date', 'after'] as const).map((value) => ({ value, label: labels[value] }))}
        onChange={(rule) => onChange({ rule })}
      />
      {draft.rule === 'after' && (
        <NumberField
          label={texts.afterDays}
          help={texts.afterHelp}
          min={0}
          max={90}
          value={draft.afterDays}
          onChange={(afterDays) => onChange({ afterDays })}
        />
      )}
    </>
  );
}

export function PacingDialog({
  stage,
  pacing,
  mayFollow,
  onClose,
}: {
  readonly stage: Stage;
  readonly pacing: StagePacing;
  /** The stage has not begun, and another one stands before it. */
  readonly mayFollow: boolean;
  readonly onClose: () => void;
}) {
  const texts = useTexts(pacingTexts);
  const stageName = useStageName();
  const rolloutId = useRolloutId();
  const [draft, setDraft] = useState(() => pacingDraftOf(pacing));
  const [reason, setReason] = useState('');
  const [isLacking, setLacking] = useState(false);
  const wanted = pacingOf(draft);
  const params = { rolloutId, stageId: stage.stageId };
  const preview = usePreview(stagePacingRoutes.previewPacing, wanted && { params, body: wanted });
  const save = useCommand(stagePacingRoutes.setPacing, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const isReady = wanted !== null && reason.trim().length >= reasonLengthMin;
  const submit = () => {
    setLacking(!isReady);
    if (wanted === null || !isReady) return;
    const shown = given({ shown: preview.current?.moved });
    save.mutate({ params, body: { ...wanted, ...shown, reason: reason.trim() } });
  };
  const change = (part: Partial<PacingDraft>) => setDraft({ ...draft, ...part });
  return (
    <Dialog isOpen title={texts.title(stageName(stage.name))} onClose={onClose}>
      <Form onSubmit={submit}>
        <PaceFields draft={draft} onChange={change} />
        <NumberField
          label={texts.deadlineDays}
          help={texts.deadlineHelp(stage.windowDays)}
          min={1}
          max={90}
          value={draft.deadlineDays}
          onChange={(deadlineDays) => change({ deadlineDays })}
        />
        {mayFollow && <StartFields draft={draft} onChange={change} />}
        {wanted !== null && preview.data !== undefined && <Preview plan={preview.data} />}
        {preview.error !== null && <ProblemNotice problem={preview.error} />}
        <TextField
          label={texts.reason}
          help={texts.reasonHelp}
          value={reason}
          onChange={setReason}
          isRequired
        />
        {isLacking && !isReady && <Notice tone="warn">{texts.missing}</Notice>}
        {save.error !== null && <ProblemNotice problem={save.error} />}
        <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
