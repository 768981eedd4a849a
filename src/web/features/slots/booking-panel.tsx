/** One booking in the side panel: what stands about it, and what can be done. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { slotRoutes, type Booking } from '#contracts/slots.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { BookingStateTag } from './booking-state.tsx';
import { useWhen } from './bookings-card.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { slotsTexts } from './slots-texts.ts';

const optional = (name: string, value: string | null): readonly Detail[] =>
  value === null || value === '' ? [] : [[name, value]];

function BookingDetails({ booking }: { readonly booking: Booking }) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const stageName = useStageName();
  const when = useWhen();
  const isLost = booking.status === 'displaced' || booking.isLost;
  return (
    <Details
      entries={[
        ...optional(isLost ? texts.lostTime : texts.time, when(booking)),
        [texts.since, format.dateTime(booking.since)],
        [texts.bookedBy, booking.bookedBy],
        ...(booking.moves > 0 ? [[texts.moves, format.number(booking.moves)] as const] : []),
        [texts.stage, stageName(booking.stageName)],
        ...optional(texts.department, booking.department),
        ...optional(texts.site, booking.site),
      ]}
    />
  );
}

function CancelDialog({
  booking,
  onDone,
  onClose,
}: {
  readonly booking: Booking;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(slotsTexts);
  const sentence = useProblemSentence();
  const rolloutId = useRolloutId();
  const cancel = useCommand(slotRoutes.cancelBooking, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.cancelled });
      onDone();
    },
  });
  const isSeated = booking.status === 'held' || booking.status === 'confirmed';
  return (
    <ConfirmPreview
      isOpen
      title={isSeated ? texts.cancelTitle : texts.cancelLine}
      figures={[]}
      confirmLabel={isSeated ? texts.cancel : texts.cancelLine}
      isDangerous
      needsReason
      isBusy={cancel.isPending}
      error={cancel.error === null ? undefined : sentence(cancel.error)}
      onConfirm={(reason) =>
        cancel.mutate({ params: { rolloutId, bookingId: booking.bookingId }, body: { reason } })
      }
      onCancel={onClose}
    >
      {isSeated ? texts.cancelText(booking.displayName) : texts.cancelLineText(booking.displayName)}
    </ConfirmPreview>
  );
}

/** After the session has begun: whether the person was there. */
function Attendance({ booking, onDone }: { readonly booking: Booking; readonly onDone: () => void }) {
  const texts = useTexts(slotsTexts);
  const rolloutId = useRolloutId();
  const note = useCommand(slotRoutes.noteAttendance, {
    onDone: () => {
      showToast({ tone: 'pass', title: texts.noted });
      onDone();
    },
  });
  const send = (wasThere: boolean) =>
    note.mutate({ params: { rolloutId, bookingId: booking.bookingId }, body: { wasThere } });
  return (
    <>
      <Button variant="filled" loading={note.isPending} onClick={() => send(true)}>
        {texts.was}
      </Button>
      <Button loading={note.isPending} onClick={() => send(false)}>
        {texts.wasNot}
      </Button>
    </>
  );
}

const open: ReadonlySet<Booking['status']> = new Set(['waitlisted', 'held', 'confirmed', 'displaced']);

export function BookingPanel({
  booking,
  onClose,
}: {
  readonly booking: Booking;
  readonly onClose: () => void;
}) {
  const texts = useTexts(slotsTexts);
  const canBook = useCan('booking.write');
  const now = useNow();
  const [dialog, setDialog] = useState<'move' | 'cancel' | null>(null);
  const { status, startsAt, isLost } = booking;
  const isSeated = status === 'held' || status === 'confirmed';
  const hasBegun = isSeated && startsAt !== null && new Date(startsAt) <= new Date(now);
  const isOpen = open.has(status) && !hasBegun;
  return (
    <SidePanel
      title={booking.displayName}
      subtitle={<BookingStateTag booking={booking} />}
      onClose={onClose}
      buttons={
        !canBook ? undefined : hasBegun ? (
          <Attendance booking={booking} onDone={onClose} />
        ) : isOpen ? (
          <Button variant="filled" onClick={() => setDialog('move')}>
            {isSeated ? texts.move : texts.give}
          </Button>
        ) : undefined
      }
      foot={
        canBook &&
        isOpen && (
          <TextButton onClick={() => setDialog('cancel')}>
            {isSeated ? texts.cancel : texts.cancelLine}
          </TextButton>
        )
      }
    >
      {isLost ? <Notice tone="warn">{texts.lost}</Notice> : <p>{texts.meanings[status]}</p>}
      <PanelSection title={texts.details}>
        <BookingDetails booking={booking} />
      </PanelSection>
      {dialog === 'move' && <PlaceDialog guest={booking} onDone={onClose} onClose={() => setDialog(null)} />}
      {dialog === 'cancel' && (
        <CancelDialog booking={booking} onDone={onClose} onClose={() => setDialog(null)} />
      )}
    </SidePanel>
  );
}
