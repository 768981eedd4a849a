/** The preview before a cohort is accepted: how many, what part of the organisation, who first, and what is missing. */
import type { RolloutId } from '#contracts/ids.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { largestShare } from './choice.ts';
import { useMembers } from './chosen-people.tsx';
import { pilotTexts } from './pilot-texts.ts';

/** The dialog that freezes a draft. */
export function AcceptPreview({
  rolloutId,
  cohort,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly cohort: CohortView;
  readonly onClose: () => void;
}) {
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const members = useMembers(rolloutId, cohort);
  const accept = useCommand(pilotRoutes.acceptCohort, { isQuiet: true, onDone: onClose });
  const share = cohort.size / Math.max(1, cohort.report.people);
  const people = format.number(cohort.size);
  return (
    <ConfirmPreview
      isOpen
      title={texts.confirmTitle}
      figures={[
        { value: people, label: texts.confirmPeople },
        { value: format.percent(share), label: texts.confirmShare },
        { value: format.number(cohort.report.blindLevels), label: texts.confirmBlind },
      ]}
      people={members.rows.slice(0, 6).map((row) => ({
        id: row.personId,
        name: row.displayName,
        note: Object.values(row.values)
          .filter((value) => value !== null)
          .slice(0, 2)
          .join(', '),
      }))}
      total={cohort.size}
      dataAsAt={cohort.createdAt}
      warning={share > largestShare ? texts.tooLarge(format.percent(share)) : undefined}
      confirmLabel={texts.freeze(people)}
      isBusy={accept.isPending}
      error={accept.error === null ? undefined : sentence(accept.error)}
      onConfirm={() => accept.mutate({ params: { rolloutId, cohortId: cohort.cohortId } })}
      onCancel={onClose}
    >
      {texts.confirm}
    </ConfirmPreview>
  );
}
