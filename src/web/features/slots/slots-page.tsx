/** Places for appointments: which schedule offers how many, who has which place, and who has to move. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Rollout } from '#contracts/rollouts.ts';
import { bookingViews, slotRoutes, type Booking, type ScheduleView, type SlotDay } from '#contracts/slots.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useAddressValue, useRollout, useRolloutId } from '../../app/rollout.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { daysAfter, mondayOf } from '../waves/weeks.ts';
import { BookingPanel } from './booking-panel.tsx';
import { BookingsCard } from './bookings-card.tsx';
import { DayPanel } from './day-panel.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { ScheduleEditor } from './schedule-editor.tsx';
import { useScheduleName } from './schedule-name.ts';
import { slotsTexts } from './slots-texts.ts';
import { WeekTable } from './week-table.tsx';
import './slots.css';

const noDays: readonly SlotDay[] = [];

/** Weeks of the table on one page. */
const weeksShown = 8;

function StateTag({ schedules }: { readonly schedules: readonly ScheduleView[] }) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const sum = (of: (schedule: ScheduleView) => number) =>
    schedules.reduce((total, each) => total + of(each), 0);
  const toMove = sum((each) => each.toMove);
  if (schedules.length === 0) return <Tag>{texts.noneTag}</Tag>;
  if (toMove > 0) return <Tag tone="warn">{texts.toMoveTag(toMove, format.number(toMove))}</Tag>;
  return <Tag tone="accent">{texts.bookedTag(format.number(sum((each) => each.booked)))}</Tag>;
}

/** The days of a schedule that are on screen, and the way to the others. */
function useDays(schedule: ScheduleView) {
  const format = useFormat();
  const rolloutId = useRolloutId();
  const today = format.dateOf(useNow());
  const [fromText, setFrom] = useAddressValue('from');
  const { validFrom, validTo } = schedule.schedule;
  const first = mondayOf(validFrom);
  const span = weeksShown * 7;
  const isShort = daysAfter(first, span) > validTo;
  const usual = isShort || today <= validFrom || today > validTo ? first : mondayOf(today);
  const from = fromText ?? usual;
  const days = useRoute(slotRoutes.showSlotDays, {
    params: { rolloutId, scheduleId: schedule.scheduleId },
    query: { from, days: span },
  });
  const [before, after] = [daysAfter(from, -span), daysAfter(from, span)];
  return {
    days,
    earlier: from > first ? () => setFrom(before < first ? first : before) : undefined,
    later: after <= validTo ? () => setFrom(after) : undefined,
  };
}

function PlacesCard({
  schedule,
  shown,
  openOn,
  onOpen,
}: {
  readonly schedule: ScheduleView;
  readonly shown: ReturnType<typeof useDays>;
  readonly openOn: string | undefined;
  readonly onOpen: (on: string) => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const { places, left, booked, people } = schedule;
  const sums =
    places === null || left === null
      ? texts.sumsOpen(format.number(booked))
      : texts.sums(format.number(left), format.number(places));
  const facts = [sums, texts.forPeople(people, format.number(people)), texts.zone(schedule.timeZone)];
  return (
    <Card title={texts.places} note={facts.join(' · ')}>
      <Answer of={shown.days} what={texts.places}>
        {({ days }) => (
          <WeekTable
            label={texts.places}
            days={days}
            amberShare={schedule.schedule.amberShare}
            total={schedule}
            openOn={openOn}
            onOpen={onOpen}
          />
        )}
      </Answer>
      {(shown.earlier !== undefined || shown.later !== undefined) && (
        <div className="bw-form-buttons sl-weeks">
          {shown.earlier !== undefined && <TextButton onClick={shown.earlier}>{texts.earlier}</TextButton>}
          {shown.later !== undefined && <TextButton onClick={shown.later}>{texts.later}</TextButton>}
        </div>
      )}
    </Card>
  );
}

function ToMoveNotice({
  schedule,
  onShow,
}: {
  readonly schedule: ScheduleView;
  readonly onShow: () => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const canSee = useCan('people.read');
  const { toMove } = schedule;
  if (toMove === 0) return null;
  return (
    <Notice
      tone="warn"
      title={texts.toMoveTitle(toMove, format.number(toMove))}
      actions={canSee ? <Button onClick={onShow}>{texts.showThem}</Button> : undefined}
    >
      {texts.toMoveText}
    </Notice>
  );
}

type PageProps = {
  readonly rollout: Rollout;
  readonly schedules: readonly ScheduleView[];
  readonly commands: readonly Command[];
};

/** The chips of the schedules; nothing where there is only one. */
function ScheduleChips({
  schedules,
  chosen,
}: Pick<PageProps, 'schedules'> & { readonly chosen: ScheduleView }) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const name = useScheduleName();
  const [, choose] = useAddressValue('schedule');
  if (schedules.length < 2) return null;
  return (
    <Chips label={texts.schedules}>
      {schedules.map(({ scheduleId, place, toMove }) => (
        <Chip
          key={scheduleId}
          label={name(place)}
          value={toMove > 0 ? format.number(toMove) : undefined}
          tone={toMove > 0 ? 'warn' : undefined}
          isOn={scheduleId === chosen.scheduleId}
          onClick={() => choose(String(scheduleId))}
        />
      ))}
    </Chips>
  );
}

/** The panel of the page: a booking, or else the day that is open. */
function usePanel(schedule: ScheduleView, days: readonly SlotDay[]) {
  const [openOn, openDay] = useAddressValue('day');
  const [opened, open] = useState<Booking | null>(null);
  const day = days.find(({ on }) => on === openOn);
  const panel =
    opened !== null ? (
      <BookingPanel key={opened.bookingId} booking={opened} onClose={() => open(null)} />
    ) : day === undefined ? null : (
      <DayPanel schedule={schedule} day={day} onOpen={open} onClose={() => openDay(null)} />
    );
  return {
    panel,
    openOn,
    openId: opened?.bookingId ?? null,
    onDay: (on: string) => {
      open(null);
      openDay(on === openOn ? null : on);
    },
    onBooking: (booking: Booking) => open(booking.bookingId === opened?.bookingId ? null : booking),
  };
}

/** One schedule: its table, who lost a place, and its bookings; a day or a booking opens beside. */
function Schedule({
  rollout,
  schedules,
  schedule,
  commands,
}: PageProps & { readonly schedule: ScheduleView }) {
  const texts = useTexts(slotsTexts);
  const canSee = useCan('people.read');
  const canBook = useCan('booking.write') && canSee;
  const [viewText, setView] = useAddressValue('view');
  const [isBooking, setBooking] = useState(false);
  const shown = useDays(schedule);
  const { panel, openOn, openId, onDay, onBooking } = usePanel(schedule, shown.days.data?.days ?? noDays);
  const view = bookingViews.find((each) => each === viewText) ?? 'booked';
  const book: Command = {
    label: texts.book,
    icon: 'plus',
    kind: 'primary',
    onRun: () => setBooking(true),
  };
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<StateTag schedules={schedules} />}
      commands={canBook ? [...commands, book] : commands}
      chips={<ScheduleChips schedules={schedules} chosen={schedule} />}
      panel={panel}
    >
      <ToMoveNotice schedule={schedule} onShow={() => setView('to_move')} />
      <PlacesCard schedule={schedule} shown={shown} openOn={openOn} onOpen={onDay} />
      {canSee && (
        <BookingsCard schedule={schedule} view={view} openId={openId} onView={setView} onOpen={onBooking} />
      )}
      {isBooking && (
        <PlaceDialog guest={null} onDone={() => setBooking(false)} onClose={() => setBooking(false)} />
      )}
    </Page>
  );
}

function Slots({ rollout, schedules }: Omit<PageProps, 'commands'>) {
  const texts = useTexts(slotsTexts);
  const canPlan = useCan('rollout.plan');
  const [chosen, choose] = useAddressValue('schedule');
  const [editing, edit] = useAddressValue('edit');
  const schedule = schedules.find(({ scheduleId }) => String(scheduleId) === chosen) ?? schedules[0];
  const barred = useBarredBy();
  const add = () => edit('new');
  const frame = {
    title: texts.title,
    breadcrumb: { label: rollout.name, to: `/rollouts/${rollout.rolloutId}` },
    state: <StateTag schedules={schedules} />,
  };
  if (
    canPlan &&
    barred === undefined &&
    (editing === 'new' || (editing === 'rules' && schedule !== undefined))
  )
    return (
      <Page {...frame}>
        <ScheduleEditor
          key={editing}
          schedule={editing === 'new' ? null : (schedule ?? null)}
          onDone={(saved) => {
            if (saved !== null) choose(String(saved.scheduleId));
            edit(null);
          }}
          onCancel={() => edit(null)}
        />
      </Page>
    );
  if (schedule === undefined)
    return (
      <Page {...frame}>
        <EmptyState
          icon="table"
          title={texts.emptyTitle}
          actions={
            canPlan && (
              <Button disabled={barred !== undefined} onClick={add}>
                {texts.add}
              </Button>
            )
          }
        >
          {barred ?? (canPlan ? texts.empty : texts.emptyReader)}
        </EmptyState>
      </Page>
    );
  const commands: readonly Command[] = canPlan
    ? [
        { label: texts.add, kind: 'quiet', onRun: add, blockedBecause: barred },
        { label: texts.change, icon: 'edit', onRun: () => edit('rules'), blockedBecause: barred },
      ]
    : [];
  return (
    <Schedule
      key={schedule.scheduleId}
      rollout={rollout}
      schedules={schedules}
      schedule={schedule}
      commands={commands}
    />
  );
}

export default function SlotsPage() {
  const texts = useTexts(slotsTexts);
  const rollout = useRollout();
  const schedules = useRoute(slotRoutes.listSchedules, { params: { rolloutId: useRolloutId() } });
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => (
        <Answer of={schedules} what={texts.what}>
          {({ schedules: rows }) => <Slots rollout={found} schedules={rows} />}
        </Answer>
      )}
    </Answer>
  );
}
