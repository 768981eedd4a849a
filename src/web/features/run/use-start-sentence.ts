/** The starts of a stage that lie ahead, in a sentence. */
import type { StartPlan } from '#contracts/stage-pacing.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { pacingTexts } from './pacing-texts.ts';

/** "Up to 40 a day: 300 people over 8 working days, last start Thu 14 Jan." */
export function useStartSentence() {
  const texts = useTexts(pacingTexts);
  const format = useFormat();
  return ({ people, dated, mostADay, days, lastOn }: StartPlan): string => {
    const [shown, perDay] = [format.number(people), format.number(mostADay)];
    if (people === 0) return texts.nobody;
    if (lastOn === null && dated > 0) return texts.lost(people, shown, perDay);
    return lastOn === null
      ? texts.undated(people, shown, perDay)
      : texts.plan({ people, shown, perDay, days }, format.weekday(lastOn));
  };
}
