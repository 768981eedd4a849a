/** The state of a booking as a tag: a word with its glyph. */
import type { Booking } from '#contracts/slots.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { slotsTexts } from './slots-texts.ts';

const looks: Readonly<Record<Booking['status'], { readonly tone: Tone; readonly icon: IconName }>> = {
  waitlisted: { tone: 'none', icon: 'clock' },
  held: { tone: 'accent', icon: 'messages' },
  confirmed: { tone: 'pass', icon: 'check' },
  displaced: { tone: 'warn', icon: 'warn' },
  attended: { tone: 'pass', icon: 'check' },
  no_show: { tone: 'fail', icon: 'cross' },
  cancelled: { tone: 'none', icon: 'cross' },
};

export function BookingStateTag({ booking }: { readonly booking: Pick<Booking, 'status' | 'isLost'> }) {
  const texts = useTexts(slotsTexts);
  const status = booking.isLost ? 'displaced' : booking.status;
  return <Tag {...looks[status]}>{texts.states[status]}</Tag>;
}
