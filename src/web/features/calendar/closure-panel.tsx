/** The panel that enters or changes a closure and says, before it is saved, whom it concerns. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  calendarRoutes,
  type Closure,
  type ClosureFields,
  type ClosurePreview,
} from '#contracts/calendar.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { FieldErrors, Form } from '../../ui/field.tsx';
import { Loading } from '../../ui/progress.tsx';
import { Figures, PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { draftOf, fieldsOf, firstClosure, runsOf, unnamed } from './closure-draft.ts';
import { ClosureFieldset, type Places } from './closure-fields.tsx';
import { closureTexts } from './closure-texts.ts';
import { LostDates, movedOf } from './lost-dates.tsx';

const runsShown = 6;

function NextDays({ days }: Pick<ClosurePreview, 'days'>) {
  const texts = useTexts(closureTexts);
  const format = useFormat();
  const runs = runsOf(days);
  if (runs.length === 0) return <p className="bw-quiet">{texts.never}</p>;
  return (
    <ul className="cl-plain">
      {runs.slice(0, runsShown).map(({ from, to, name }) => (
        <li key={from}>
          <span>{from === to ? format.weekday(from) : format.dateRange(from, to)}</span>
          {name !== unnamed && <span className="bw-quiet">{name}</span>}
        </li>
      ))}
      {runs.length > runsShown && (
        <li className="bw-quiet">{texts.more(format.number(runs.length - runsShown))}</li>
      )}
    </ul>
  );
}

function Preview({
  query,
  isComplete,
}: {
  readonly query: ReturnType<typeof usePreview<typeof calendarRoutes.previewClosure>>;
  readonly isComplete: boolean;
}) {
  const texts = useTexts(closureTexts);
  const format = useFormat();
  if (!isComplete) return <p className="bw-quiet">{texts.incomplete}</p>;
  if (query.error !== null) return <ProblemNotice problem={query.error} />;
  if (query.data === undefined) return <Loading what={texts.preview} />;
  const { people, days, stages } = query.data;
  const moved = movedOf(stages);
  return (
    <div className="cl-preview">
      <Figures
        figures={[
          { value: format.number(people), label: texts.figurePeople },
          { value: format.number(days.length), label: texts.figureDays },
          {
            value: format.number(moved),
            label: texts.figureMoved,
            tone: moved > 0 ? ('warn' as const) : undefined,
          },
        ]}
      />
      <LostDates stages={stages} />
      <PanelSection title={texts.nextDays}>
        <NextDays days={days} />
      </PanelSection>
    </div>
  );
}

function RemoveDialog({
  closure,
  onDone,
  onClose,
}: {
  readonly closure: Closure;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(closureTexts);
  const sentence = useProblemSentence();
  const remove = useCommand(calendarRoutes.removeClosure, {
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
      figures={[]}
      confirmLabel={texts.remove}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error === null ? undefined : sentence(remove.error)}
      onConfirm={() => remove.mutate({ params: { closureId: closure.closureId } })}
      onCancel={onClose}
    >
      {texts.removeText(closure.name)}
    </ConfirmPreview>
  );
}

/** Adds a closure, or changes the one that is open. */
function useSave(closure: Closure | null, onClose: () => void) {
  const texts = useTexts(closureTexts);
  const done = {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved, detail: texts.savedDetail });
      onClose();
    },
  };
  const add = useCommand(calendarRoutes.addClosure, done);
  const change = useCommand(calendarRoutes.changeClosure, done);
  const save = (body: ClosureFields & { readonly shown?: number }) => {
    if (closure === null) add.mutate({ body });
    else change.mutate({ params: { closureId: closure.closureId }, body });
  };
  return {
    save,
    isSaving: add.isPending || change.isPending,
    problem: closure === null ? add.error : change.error,
  };
}

/** The panel; null enters a new one. Those who only read see whom it concerns. */
export function ClosurePanel({
  closure,
  places,
  today,
  onClose,
}: {
  readonly closure: Closure | null;
  readonly places: Places;
  readonly today: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts(closureTexts);
  const canPlan = useCan('rollout.plan');
  const [draft, setDraft] = useState(() =>
    closure === null ? firstClosure(today) : draftOf(closure, today),
  );
  const [isChecked, setChecked] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const { save, isSaving, problem } = useSave(closure, onClose);
  const written = fieldsOf(draft, false);
  const preview = usePreview(calendarRoutes.previewClosure, written && { body: written });
  const submit = () => {
    setChecked(true);
    const body = fieldsOf(draft);
    if (body !== null)
      save({ ...body, ...given({ shown: preview.current && movedOf(preview.current.stages) }) });
  };
  return (
    <SidePanel
      title={closure?.name ?? texts.newTitle}
      subtitle={closure === null ? undefined : texts.by(closure.createdBy)}
      onClose={onClose}
      buttons={
        canPlan && (
          <>
            <Button variant="filled" loading={isSaving} onClick={submit}>
              {texts.save}
            </Button>
            <Button onClick={onClose}>{texts.cancel}</Button>
          </>
        )
      }
      foot={
        canPlan
          ? closure !== null && <TextButton onClick={() => setRemoving(true)}>{texts.remove}</TextButton>
          : texts.mayNot
      }
    >
      {canPlan && (
        <FieldErrors errors={problem?.errors}>
          <Form onSubmit={submit}>
            <ClosureFieldset
              draft={draft}
              places={places}
              isChecked={isChecked}
              onChange={(fields) => setDraft({ ...draft, ...fields })}
            />
            {problem !== null && problem.errors.length === 0 && <ProblemNotice problem={problem} />}
          </Form>
        </FieldErrors>
      )}
      <PanelSection title={texts.preview}>
        <Preview query={preview} isComplete={written !== null} />
      </PanelSection>
      {isRemoving && closure !== null && (
        <RemoveDialog closure={closure} onDone={onClose} onClose={() => setRemoving(false)} />
      )}
    </SidePanel>
  );
}
