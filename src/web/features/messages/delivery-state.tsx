/** What became of one copy of a message, as a tag. */
import type { DeliveryRow } from '#contracts/messages.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { ledgerTexts } from './ledger-texts.ts';

export type DeliveryStatus = DeliveryRow['status'];

export const deliveryLooks: Readonly<
  Record<DeliveryStatus, { readonly tone: Tone; readonly icon: IconName }>
> = {
  planned: { tone: 'none', icon: 'clock' },
  claimed: { tone: 'accent', icon: 'arrow-right' },
  sending: { tone: 'accent', icon: 'arrow-right' },
  accepted: { tone: 'pass', icon: 'check' },
  unknown: { tone: 'warn', icon: 'wave' },
  failed: { tone: 'fail', icon: 'cross' },
  bounced: { tone: 'fail', icon: 'undo' },
  suppressed: { tone: 'warn', icon: 'minus' },
  cancelled: { tone: 'none', icon: 'cross' },
};

/** What a copy says: a question, a date, another date instead of one told before, or that one does not come about. */
export function messageOf({ about, dateNumber }: DeliveryRow) {
  if (about === 'consent') return 'question';
  if (about === 'pilot' || about === 'wave') return dateNumber > 1 ? 'newDate' : 'date';
  return about;
}

/** Word and glyph of a delivery's state. */
export function DeliveryStateTag({ status }: { readonly status: DeliveryStatus }) {
  const { statuses } = useTexts(ledgerTexts);
  return <Tag {...deliveryLooks[status]}>{statuses[status]}</Tag>;
}
