/** Confirming a re-plan: who moves, who is told again, and the reason that stays. */
import { replanRoutes, type WaveChange, type WaveOption } from '#contracts/replan.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useCarriedOut } from '../feedback/carries-out.tsx';
import { useGroupName, useWeekName } from './group-name.ts';
import { replanTexts } from './replan-texts.ts';
import type { Price } from './use-price.ts';

/** Sends the chosen option, and says what became of it. */
function useReplanCommand(onDone: () => void) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const { proposalId, leave } = useCarriedOut();
  const replan = useCommand(replanRoutes.replanWaves, {
    isQuiet: true,
    onDone: (done) => {
      const detail = done.isSubmitted
        ? texts.submittedDetail
        : texts.doneDetail(
            done.peopleMoved,
            format.number(done.peopleMoved),
            done.toldAgain,
            format.number(done.toldAgain),
          );
      const title = done.isSubmitted ? texts.submitted : texts.done(format.number(done.revision));
      showToast({ tone: 'pass', title, detail });
      if (proposalId !== undefined) leave();
      onDone();
    },
  });
  return { replan, proposalId };
}

/** What confirming does, in the words of its button. */
function useLabel(isApproved: boolean, people: number): string {
  const texts = useTexts(replanTexts);
  const shown = useFormat().number(people);
  if (isApproved) return people === 0 ? texts.submitNone : texts.submit(people, shown);
  return people === 0 ? texts.previewNone : texts.confirm(people, shown);
}

/** The confirmation, with a reason: moves people at once, or submits the re-plan of waves that are approved. */
export function ConfirmReplan({
  rollout,
  change,
  price,
  option,
  isApproved,
  onDone,
  onClose,
}: {
  readonly rollout: Rollout;
  readonly change: WaveChange;
  readonly price: Price;
  readonly option: WaveOption;
  /** The waves are: a re-plan of them waits for another person. */
  readonly isApproved: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const groupName = useGroupName();
  const weekName = useWeekName();
  const { peopleMoved, toldAgain, weeksLater } = option;
  const last = format.date(option.lastStartsOn ?? price.lastStartsOn);
  const { replan, proposalId } = useReplanCommand(onDone);
  const label = useLabel(isApproved, peopleMoved);
  return (
    <ConfirmPreview
      isOpen
      title={texts.confirmTitle}
      figures={[
        { value: format.number(peopleMoved), label: texts.figureMoved },
        {
          value: format.number(toldAgain),
          label: texts.figureTold,
          tone: toldAgain > 0 ? 'warn' : undefined,
        },
        { value: last, label: texts.figureFinish },
      ]}
      people={option.moves.map((move, index) => ({
        id: index,
        name: groupName(move.values),
        note: texts.move(format.number(move.people), weekName(move.from), weekName(move.to)),
      }))}
      warning={toldAgain === 0 ? undefined : texts.confirmWarning(toldAgain, format.number(toldAgain))}
      confirmLabel={label}
      needsReason
      isBusy={replan.isPending}
      error={replan.error === null ? undefined : sentence(replan.error)}
      onConfirm={(reason) =>
        replan.mutate({
          params: { rolloutId: rollout.rolloutId },
          body: {
            change,
            weeksLater,
            revision: price.revision,
            peopleMoved,
            reason,
            ...given({ proposalId }),
          },
        })
      }
      onCancel={onClose}
    >
      {texts.confirmText(last)} {isApproved && texts.submitText}
    </ConfirmPreview>
  );
}
