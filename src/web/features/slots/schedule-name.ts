/** What a schedule is called: by the place it is for. */
import type { SchedulePlace } from '#contracts/slots.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { slotsTexts } from './slots-texts.ts';

export function useScheduleName(): (place: SchedulePlace) => string {
  const { everybody } = useTexts(slotsTexts);
  return (place) => place?.name ?? everybody;
}
