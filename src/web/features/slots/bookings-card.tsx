/** Who has which place, has to move, waits in line, or was there. */
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import {
  bookingViews,
  slotRoutes,
  type Booking,
  type BookingView,
  type ScheduleView,
} from '#contracts/slots.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { BookingStateTag } from './booking-state.tsx';
import { slotsTexts } from './slots-texts.ts';

/** "Wed 7 October, 09:00"; nothing for somebody in line. */
export function useWhen(): (booking: Pick<Booking, 'on' | 'at'>) => string {
  const format = useFormat();
  return ({ on, at }) => (on === null || at === null ? '' : `${format.weekday(on)}, ${at}`);
}

function useColumns(view: BookingView, isNarrow: boolean): readonly Column<Booking>[] {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const when = useWhen();
  return useMemo(() => {
    const person: Column<Booking> = {
      id: 'person',
      header: texts.person,
      cell: ({ displayName }) => <b>{displayName}</b>,
      width: 'minmax(120px, 1.4fr)',
    };
    const time: Column<Booking> = {
      id: 'time',
      header: view === 'to_move' ? texts.lostTime : texts.time,
      cell: when,
      width: 'minmax(130px, 1fr)',
    };
    const since: Column<Booking> = {
      id: 'since',
      header: texts.since,
      cell: (row) => format.dateTime(row.since),
      width: 'minmax(120px, 1fr)',
    };
    const own = view === 'waiting' ? since : time;
    if (isNarrow) return [person, own];
    const state: Column<Booking> = {
      id: 'state',
      header: texts.state,
      cell: (booking) => <BookingStateTag booking={booking} />,
      width: '150px',
    };
    return [
      person,
      own,
      state,
      { id: 'department', header: texts.department, cell: (row) => row.department ?? '' },
      { id: 'site', header: texts.site, cell: (row) => row.site ?? '' },
    ];
  }, [texts, format, when, view, isNarrow]);
}

export function BookingsCard({
  schedule,
  view,
  openId,
  onView,
  onOpen,
}: {
  readonly schedule: ScheduleView;
  readonly view: BookingView;
  readonly openId: number | null;
  readonly onView: (view: BookingView) => void;
  readonly onOpen: (booking: Booking) => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const isNarrow =
    useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const columns = useColumns(view, isNarrow);
  const { error, retry, ...rows } = useRows(slotRoutes.listBookings, {
    params: { rolloutId, scheduleId: schedule.scheduleId },
    query: { view },
  });
  // Where nothing came, nobody is not said to be there.
  const isKnown = error === null || rows.rows.length > 0;
  const counts: Partial<Record<BookingView, number>> = {
    to_move: schedule.toMove,
    waiting: schedule.waiting,
  };
  return (
    <Card title={texts.bookings}>
      <Tabs
        label={texts.viewsLabel}
        value={view}
        onChange={onView}
        tabs={bookingViews.map((id) => {
          const count = counts[id] ?? 0;
          return { id, label: texts.views[id], count: count === 0 ? undefined : format.number(count) };
        })}
      >
        {error !== null && <ProblemNotice problem={error} onRetry={retry} />}
        {isKnown && (
          <DataTable
            {...rows}
            label={texts.bookings}
            columns={columns}
            rowId={({ bookingId }) => bookingId}
            openId={openId}
            onOpen={onOpen}
            minWidth={isNarrow ? 0 : 640}
            maxRows={14}
            empty={<p className="bw-quiet">{texts.nobody[view]}</p>}
          />
        )}
      </Tabs>
    </Card>
  );
}
