/** Says who stands in a week that is closed, and what closes it; offers to plan anew for those days. */
import { Button } from '@mantine/core';
import type { WaveCalendar } from '#contracts/replan.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { standingsInClosed } from './calendar-shape.ts';
import { calendarTexts } from './calendar-texts.ts';
import { useWeekName } from './group-name.ts';

/** Weeks that are named one by one. */
const weeksNamed = 4;

/** The notice above the calendar; nothing while nobody is shut out. */
export function ClosedStandings({
  calendar,
  onReplan,
}: {
  readonly calendar: WaveCalendar;
  readonly onReplan: () => void;
}) {
  const texts = useTexts(calendarTexts);
  const format = useFormat();
  const weekName = useWeekName();
  const canPlan = useCan('rollout.plan');
  const standings = standingsInClosed(calendar, format.dateOf(useNow()));
  if (standings.length === 0) return null;
  const people = standings.reduce((sum, standing) => sum + standing.people, 0);
  const more = standings.length - weeksNamed;
  return (
    <Notice
      tone="warn"
      icon="calendar"
      title={texts.shutTitle(people, format.number(people))}
      actions={
        canPlan && (
          <Button size="compact-sm" onClick={onReplan}>
            {texts.shutReplan}
          </Button>
        )
      }
    >
      {standings.slice(0, weeksNamed).map(({ startsOn, people: standing, isWhole, names }) => (
        <p key={startsOn}>
          {texts.shut(
            weekName(startsOn),
            format.number(standing),
            names.length === 0 ? texts.closedUnnamed : format.list([...names]),
            isWhole,
          )}
        </p>
      ))}
      {more > 0 && <p>{texts.shutMore(format.number(more))}</p>}
      <p>{texts.shutThen}</p>
    </Notice>
  );
}
