/** One day of a schedule: its sessions with what is left, and who comes. */
import { slotRoutes, type Booking, type ScheduleView, type SlotDay } from '#contracts/slots.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import type { Tone } from '../../ui/tone.ts';
import { BookingStateTag } from './booking-state.tsx';
import { slotsTexts } from './slots-texts.ts';

type Session = SlotDay['sessions'][number];

const tones: Readonly<Record<Session['fill'], Tone>> = {
  free: 'none',
  amber: 'warn',
  full: 'accent',
  over: 'fail',
};

function useSessionWords() {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  return ({ places, booked }: Session): string => {
    if (places === null) return texts.sessionOpen(format.number(booked));
    return booked > places
      ? texts.sessionOver(format.number(booked), format.number(places))
      : texts.sessionLeft(format.number(places - booked), format.number(places));
  };
}

function People({
  schedule,
  on,
  onOpen,
}: {
  readonly schedule: ScheduleView;
  readonly on: string;
  readonly onOpen: (booking: Booking) => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const { rows, total, error, retry, hasMore, loadMore } = useRows(slotRoutes.listBookings, {
    params: { rolloutId, scheduleId: schedule.scheduleId },
    query: { view: 'booked', on },
  });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  const byTime = rows.toSorted((left, right) => (left.at ?? '').localeCompare(right.at ?? ''));
  return (
    <PanelSection title={texts.people} note={format.number(total)}>
      {total === 0 && <p className="bw-quiet">{texts.nobody.booked}</p>}
      <Rows label={texts.people}>
        {byTime.map((booking) => (
          <Row
            key={booking.bookingId}
            title={<TextButton onClick={() => onOpen(booking)}>{booking.displayName}</TextButton>}
            note={booking.at ?? ''}
            end={<BookingStateTag booking={booking} />}
          />
        ))}
      </Rows>
      {hasMore && <TextButton onClick={loadMore}>{texts.showThem}</TextButton>}
    </PanelSection>
  );
}

export function DayPanel({
  schedule,
  day,
  onOpen,
  onClose,
}: {
  readonly schedule: ScheduleView;
  readonly day: SlotDay;
  readonly onOpen: (booking: Booking) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const canSee = useCan('people.read');
  const words = useSessionWords();
  return (
    <SidePanel title={format.weekday(day.on)} onClose={onClose}>
      {day.isClosed && (
        <Notice tone="warn">{day.closedBy === null ? texts.closedDay : texts.closedBy(day.closedBy)}</Notice>
      )}
      <PanelSection title={texts.dayPanel}>
        {day.sessions.length === 0 && <p className="bw-quiet">{texts.noSessions}</p>}
        <Rows label={texts.dayPanel}>
          {day.sessions.map((session) => (
            <Row
              key={session.at}
              title={session.at}
              note={words(session)}
              end={
                session.fill !== 'free' && (
                  <Tag tone={tones[session.fill]} icon={null}>
                    {texts.fills[session.fill]}
                  </Tag>
                )
              }
            />
          ))}
        </Rows>
      </PanelSection>
      {canSee && <People schedule={schedule} on={day.on} onOpen={onOpen} />}
    </SidePanel>
  );
}
