/** The calendar of the organisation: days on which nobody starts, windows and public holidays, and the way to a file. */
import { calendarRoutes, type Closure } from '#contracts/calendar.ts';
import type { Output } from '#contracts/route.ts';
import { addressOf } from '../../api/client.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Button } from '@mantine/core';
import { ClockBanner } from '../rehearsal/clock-banner.tsx';
import { ClosurePanel } from './closure-panel.tsx';
import { closureTexts } from './closure-texts.ts';
import { ClosureYear } from './closure-year.tsx';
import './closures.css';

type CalendarAnswer = Output<typeof calendarRoutes.getCalendar>;

function Calendar({ closures, places }: CalendarAnswer) {
  const texts = useTexts(closureTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const today = format.dateOf(useNow());
  const [openText, open] = useAddressValue('closure');
  const opened = closures.find(({ closureId }) => String(closureId) === openText);
  const isNew = openText === 'new' && canPlan;
  const add = () => open('new');
  const toggle = ({ closureId }: Closure) => open(closureId === opened?.closureId ? null : String(closureId));
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
        ...(canPlan
          ? [{ label: texts.add, icon: 'plus' as const, kind: 'primary' as const, onRun: add }]
          : []),
      ]}
      panel={
        (isNew || opened !== undefined) && (
          <ClosurePanel
            key={openText}
            closure={opened ?? null}
            places={places}
            today={today}
            onClose={() => open(null)}
          />
        )
      }
    >
      <ClockBanner />
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
          <ClosureYear closures={closures} today={today} openId={opened?.closureId} onOpen={toggle} />
        </Card>
      )}
    </Page>
  );
}

export default function CalendarPage() {
  const texts = useTexts(closureTexts);
  const calendar = useRoute(calendarRoutes.getCalendar, {});
  return (
    <Answer of={calendar} what={texts.what}>
      {(found) => <Calendar {...found} />}
    </Answer>
  );
}
