/**
 * The calendar of the organisation: days on which nobody starts, windows and public holidays, the times of sites and
 * shifts, and the way to a file.
 */
import { calendarRoutes, type Closure } from '#contracts/calendar.ts';
import type { Output } from '#contracts/route.ts';
import { addressOf } from '../../api/client.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ClosurePanel } from './closure-panel.tsx';
import { closureTexts } from './closure-texts.ts';
import { ClosureYear } from './closure-year.tsx';
import { useOpened, type Opened } from './opened.ts';
import { shiftId } from './shift-draft.ts';
import { ShiftPanel } from './shift-panel.tsx';
import { ShiftTimes } from './shift-times.tsx';
import { SitePanel } from './site-panel.tsx';
import { SiteTimes } from './site-times.tsx';
import { FeedDialog } from './feed-dialog.tsx';
import { feedTexts } from './feed-texts.ts';
import './closures.css';

type CalendarAnswer = Output<typeof calendarRoutes.getCalendar>;

function OpenPanel({
  opened,
  calendar: { closures, sites, shifts, places, timeZone },
  onClose,
}: {
  readonly opened: Opened;
  readonly calendar: CalendarAnswer;
  readonly onClose: () => void;
}) {
  const canPlan = useCan('rollout.plan');
  const format = useFormat();
  const today = format.dateOf(useNow());
  if (opened.kind === 'closure') {
    const closure = closures.find(({ closureId }) => String(closureId) === opened.id) ?? null;
    if (closure === null && !canPlan) return null;
    return <ClosurePanel closure={closure} places={places} today={today} onClose={onClose} />;
  }
  if (opened.kind === 'shift') {
    const shift = shifts.find((each) => shiftId(each) === opened.id) ?? null;
    if (shift === null && !canPlan) return null;
    return <ShiftPanel shift={shift} shifts={shifts} onClose={onClose} />;
  }
  const siteTime = sites.find(({ site }) => site === opened.id) ?? null;
  if (siteTime === null && !canPlan) return null;
  const own = new Set(sites.map(({ site }) => site));
  const others = places.site.filter((site) => !own.has(site));
  return <SitePanel siteTime={siteTime} sites={others} timeZone={timeZone} onClose={onClose} />;
}

const idOf = (opened: Opened | null, kind: Opened['kind']): string | null =>
  opened?.kind === kind ? opened.id : null;

function Times({
  calendar: { sites, shifts, places, timeZone },
  opened,
  onOpen,
}: {
  readonly calendar: CalendarAnswer;
  readonly opened: Opened | null;
  readonly onOpen: (opened: Opened) => void;
}) {
  return (
    <>
      {places.site.length + sites.length > 0 && (
        <SiteTimes
          sites={sites}
          timeZone={timeZone}
          openSite={idOf(opened, 'site')}
          onOpen={(site) => onOpen({ kind: 'site', id: site ?? '' })}
        />
      )}
      <ShiftTimes
        shifts={shifts}
        openId={idOf(opened, 'shift')}
        onOpen={(shift) => onOpen({ kind: 'shift', id: shift === null ? '' : shiftId(shift) })}
      />
    </>
  );
}

function Calendar({ calendar }: { readonly calendar: CalendarAnswer }) {
  const { closures } = calendar;
  const texts = useTexts(closureTexts);
  const feedWords = useTexts(feedTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const [isSubscribing, setSubscribing] = useState(false);
  const today = format.dateOf(useNow());
  const [opened, open] = useOpened();
  const openId = idOf(opened, 'closure');
  const add = () => open({ kind: 'closure', id: 'new' });
  const toggle = ({ closureId }: Closure) => {
    const id = String(closureId);
    open(id === openId ? null : { kind: 'closure', id });
  };
  return (
    <Page
      title={texts.title}
      commands={[
        {
          label: texts.file,
          icon: 'download',
          kind: 'quiet',
          onRun: () => window.location.assign(addressOf(calendarRoutes.exportCalendar, {})),
        },
        { label: feedWords.subscribe, icon: 'calendar', kind: 'quiet', onRun: () => setSubscribing(true) },
        ...(canPlan
          ? [{ label: texts.add, icon: 'plus' as const, kind: 'primary' as const, onRun: add }]
          : []),
      ]}
      panel={
        opened !== null && (
          <OpenPanel
            key={`${opened.kind}:${opened.id}`}
            opened={opened}
            calendar={calendar}
            onClose={() => open(null)}
          />
        )
      }
    >
      {isSubscribing && <FeedDialog onClose={() => setSubscribing(false)} />}
      {closures.length === 0 ? (
        <EmptyState
          icon="calendar"
          title={texts.emptyTitle}
          actions={canPlan ? <Button onClick={add}>{texts.add}</Button> : undefined}
        >
          {texts.empty}
        </EmptyState>
      ) : (
        <Card title={texts.year} note={texts.yearNote}>
          <ClosureYear closures={closures} today={today} openId={openId} onOpen={toggle} />
        </Card>
      )}
      <Times calendar={calendar} opened={opened} onOpen={open} />
    </Page>
  );
}

export default function CalendarPage() {
  const texts = useTexts(closureTexts);
  const calendar = useRoute(calendarRoutes.getCalendar, {});
  return (
    <Answer of={calendar} what={texts.what}>
      {(found) => <Calendar calendar={found} />}
    </Answer>
  );
}
