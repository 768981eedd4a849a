/** Making the sample organisation: its progress while it is made, and the way into it when it is there. */
import { rehearsalRoutes } from '#contracts/rehearsals.ts';
import { useCommand } from '../../api/hooks.ts';
import { useOrganisation, useSession } from '../../app/session.tsx';
import { useSwitchOrganisation } from '../../app/switch-organisation.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { useRunningTask } from './running-task.ts';
import { TaskProgress } from './task-progress.tsx';

/** The sample organisation of this account: how to open it, and the work that makes it, if any. */
export function useSample() {
  const { organisations } = useSession();
  const { organisationId } = useOrganisation();
  const [work, remember] = useRunningTask(`sample:${organisationId}`);
  const open = useCommand(rehearsalRoutes.openSampleOrganisation, { onDone: remember });
  const { switchTo, isSwitching } = useSwitchOrganisation();
  const existing = organisations.find(({ kind }) => kind === 'sample');
  return {
    work,
    forget: () => remember(null),
    isBusy: open.isPending || isSwitching,
    /** Makes the sample, or switches to the one that is there. */
    start: () => {
      if (existing === undefined) open.mutate({});
      else switchTo(existing.organisationId);
    },
    enter: () => {
      if (work === null) return;
      remember(null);
      switchTo(work.organisationId);
    },
  };
}

/** The progress of the sample that is being made; enters it when it is ready. */
export function SampleProgress({ sample }: { readonly sample: ReturnType<typeof useSample> }) {
  const texts = useTexts(rehearsalTexts);
  if (sample.work === null) return null;
  return (
    <TaskProgress
      taskId={sample.work.taskId}
      label={texts.sampleWorking}
      note={texts.sampleNote}
      onDone={sample.enter}
      onDismiss={sample.forget}
    />
  );
}
