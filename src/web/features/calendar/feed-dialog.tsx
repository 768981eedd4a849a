/** The secret address under which calendar programs subscribe to the plan. */
import { Button } from '@mantine/core';
import { calendarRoutes, type CalendarFeed } from '#contracts/calendar.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { feedTexts } from './feed-texts.ts';

function Address({ feed }: { readonly feed: CalendarFeed }) {
  const texts = useTexts(feedTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  if (feed.path === null || feed.madeAt === null)
    return <p className="bw-quiet">{canPlan ? texts.none : texts.noneMayNot}</p>;
  return (
    <>
      <CopyLine label={texts.address} text={`${window.location.origin}${feed.path}`} />
      <p className="bw-quiet">{texts.made(feed.madeBy ?? '', format.dateTime(feed.madeAt))}</p>
      {canPlan && <p className="bw-quiet">{texts.renewText}</p>}
    </>
  );
}

function Buttons({ isOpen }: { readonly isOpen: boolean }) {
  const texts = useTexts(feedTexts);
  const tell = (title: string) => () => showToast({ tone: 'pass', title });
  const renew = useCommand(calendarRoutes.renewCalendarFeed, { onDone: tell(texts.renewed) });
  const end = useCommand(calendarRoutes.endCalendarFeed, { onDone: tell(texts.ended) });
  return (
    <>
      {isOpen && <TextButton onClick={() => end.mutate({})}>{texts.end}</TextButton>}
      <Button
        variant={isOpen ? 'default' : 'filled'}
        loading={renew.isPending}
        onClick={() => renew.mutate({})}
      >
        {isOpen ? texts.renew : texts.open}
      </Button>
    </>
  );
}

export function FeedDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(feedTexts);
  const canPlan = useCan('rollout.plan');
  const feed = useRoute(calendarRoutes.getCalendarFeed, {});
  return (
    <Dialog isOpen title={texts.title} onClose={onClose}>
      <Answer of={feed} what={texts.title}>
        {(found) => (
          <div className="bw-form">
            <p>{texts.text}</p>
            <Address feed={found} />
            <div className="bw-form-buttons">
              {canPlan && <Buttons isOpen={found.path !== null} />}
              <Button variant="default" onClick={onClose}>
                {texts.close}
              </Button>
            </div>
          </div>
        )}
      </Answer>
    </Dialog>
  );
}
