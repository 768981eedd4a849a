/** Says whose clock this is in a sample or rehearsal organisation, lets it go on, and leads back. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { rehearsalRoutes } from '#contracts/rehearsals.ts';
import { useCommand } from '../../api/hooks.ts';
import { useCan, useOrganisation, useSession } from '../../app/session.tsx';
import { useSwitchOrganisation } from '../../app/switch-organisation.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { useRunningTask } from './running-task.ts';
import { TaskProgress } from './task-progress.tsx';
import './rehearsal.css';

function Buttons({
  isBusy,
  onAdvance,
}: {
  readonly isBusy: boolean;
  readonly onAdvance: (days: number) => void;
}) {
  const texts = useTexts(rehearsalTexts);
  const { organisations } = useSession();
  const { switchTo, isSwitching } = useSwitchOrganisation();
  const canRun = useCan('rehearsal.run');
  const own = organisations.find(({ kind }) => kind === 'live');
  return (
    <div className="bw-clock-buttons">
      {canRun && (
        <>
          <Button size="compact-sm" disabled={isBusy} onClick={() => onAdvance(1)}>
            {texts.advanceDay}
          </Button>
          <Button size="compact-sm" disabled={isBusy} onClick={() => onAdvance(7)}>
            {texts.advanceWeek}
          </Button>
        </>
      )}
      {own !== undefined && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={isSwitching}
          onClick={() => switchTo(own.organisationId)}
        >
          {texts.back(own.name)}
        </Button>
      )}
    </div>
  );
}

function Banner() {
  const texts = useTexts(rehearsalTexts);
  const format = useFormat();
  const client = useQueryClient();
  const organisation = useOrganisation();
  const { organisationId, kind, now } = organisation;
  const [task, remember] = useRunningTask(`clock:${organisationId}`);
  const advance = useCommand(rehearsalRoutes.advanceClock, {
    onDone: ({ taskId }) => remember({ taskId, organisationId }),
  });
  const words = kind === 'sample' ? texts.sampleClock : texts.rehearsalClock;
  const end = () => {
    remember(null);
    void client.invalidateQueries();
  };
  return (
    <aside className="bw-clock bw-no-print" aria-label={words('')}>
      <Icon name="clock" />
      <p>{words(format.dateTime(now))}</p>
      <Buttons
        isBusy={task !== null || advance.isPending}
        onAdvance={(days) => advance.mutate({ body: { days } })}
      />
      {task !== null && (
        <div className="bw-clock-work">
          <TaskProgress taskId={task.taskId} label={texts.advancing} onDone={end} onDismiss={end} />
        </div>
      )}
    </aside>
  );
}

/** The banner, at the top of every page of the shell; nothing in an organisation on the real clock. */
export function ClockBanner() {
  return useOrganisation().virtual ? <Banner /> : null;
}
