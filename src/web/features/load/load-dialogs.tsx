/** What can be said here: how a week is for a department, when it is heavy, and what a rollout takes from one person. */
import { useState } from 'react';
import {
  heavyHoursLeast,
  heavyHoursMost,
  loadRatings,
  loadRoutes,
  type LoadCell,
  type LoadRating,
  type RolloutEffort,
} from '#contracts/load.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, Form, NumberField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { loadTexts } from './load-texts.ts';

export function RateDialog({
  department,
  cell,
  onClose,
}: {
  readonly department: string;
  readonly cell: LoadCell;
  readonly onClose: () => void;
}) {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  const [rating, setRating] = useState<LoadRating | null>(cell.rating);
  const [note, setNote] = useState(cell.note);
  const [isLacking, setLacking] = useState(false);
  const rate = useCommand(loadRoutes.rateLoad, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.rated });
      onClose();
    },
  });
  const send = (next: LoadRating | null) =>
    rate.mutate({
      body: { department, week: cell.week, rating: next, note: next === null ? '' : note.trim() },
    });
  const submit = () => {
    setLacking(rating === null);
    if (rating !== null) send(rating);
  };
  return (
    <Dialog isOpen title={texts.rateTitle} onClose={onClose}>
      <Form onSubmit={submit}>
        <p>
          <b>{department}</b>, {texts.weekOf(format.weekday(cell.week))}. {texts.rateText}
        </p>
        <ChoiceField
          label={texts.rating}
          value={rating}
          choices={loadRatings.map((value) => ({
            value,
            label: texts.ratings[value],
            note: texts.ratingNotes[value],
          }))}
          onChange={setRating}
        />
        <TextField label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} />
        {cell.ratedBy !== null && <p className="bw-quiet">{texts.ratedBy(cell.ratedBy)}</p>}
        {isLacking && rating === null && <Notice tone="warn">{texts.chooseRating}</Notice>}
        {rate.error !== null && <ProblemNotice problem={rate.error} />}
        {cell.rating !== null && <TextButton onClick={() => send(null)}>{texts.takeBack}</TextButton>}
        <FormFoot label={texts.save} isBusy={rate.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** From how many hours on a week is heavy, for the whole organisation. */
export function HeavyDialog({
  heavyHours,
  onClose,
}: {
  readonly heavyHours: number;
  readonly onClose: () => void;
}) {
  const texts = useTexts(loadTexts);
  const [hours, setHours] = useState<number | null>(heavyHours);
  const save = useCommand(loadRoutes.setHeavyHours, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.heavyDone });
      onClose();
    },
  });
  const submit = () => {
    if (hours !== null) save.mutate({ body: { heavyHours: hours } });
  };
  return (
    <Dialog isOpen title={texts.heavyTitle} onClose={onClose}>
      <Form onSubmit={submit}>
        <p>{texts.heavyText}</p>
        <NumberField
          label={texts.heavyLabel}
          help={texts.heavyHelp}
          suffix=" h"
          min={heavyHoursLeast}
          max={heavyHoursMost}
          step={0.25}
          value={hours}
          onChange={setHours}
        />
        {save.error !== null && <ProblemNotice problem={save.error} />}
        <FormFoot label={texts.save} isBusy={save.isPending} isDisabled={hours === null} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

const minutesMax = 2400;

export function EffortDialog({
  effort,
  onClose,
}: {
  readonly effort: RolloutEffort;
  readonly onClose: () => void;
}) {
  const texts = useTexts(loadTexts);
  const [start, setStart] = useState<number | null>(effort.startMinutes);
  const [training, setTraining] = useState<number | null>(effort.trainingMinutes);
  const save = useCommand(loadRoutes.setEffort, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.effortDone });
      onClose();
    },
  });
  const submit = () => {
    if (start === null || training === null) return;
    const { rolloutId } = effort;
    save.mutate({ params: { rolloutId }, body: { startMinutes: start, trainingMinutes: training } });
  };
  return (
    <Dialog isOpen title={effort.name} onClose={onClose}>
      <Form onSubmit={submit}>
        <p>{texts.effortTitle}</p>
        <NumberField
          label={texts.start}
          suffix=" min"
          min={0}
          max={minutesMax}
          value={start}
          onChange={setStart}
        />
        <NumberField
          label={texts.training}
          suffix=" min"
          min={0}
          max={minutesMax}
          value={training}
          onChange={setTraining}
        />
        {save.error !== null && <ProblemNotice problem={save.error} />}
        <FormFoot
          label={texts.save}
          isBusy={save.isPending}
          isDisabled={start === null || training === null}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
