/** The tab of the first days: the queue to work off first, then personal care, then what everybody said. */
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { CareCard } from './care-card.tsx';
import { firstDayTexts } from './first-day-texts.ts';
import { OutreachCard } from './outreach-card.tsx';
import { PulseCard } from './pulse-card.tsx';

export function FirstDayTab() {
  const texts = useTexts(firstDayTexts);
  const canWork = useCan('outreach.work');
  const canSee = useCan('people.read');
  return (
    <>
      {canWork ? <OutreachCard /> : <p className="bw-quiet">{texts.queueForbidden}</p>}
      {canSee && <CareCard />}
      <PulseCard />
    </>
  );
}
