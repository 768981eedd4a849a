/** How a share of few people is said: beside the value, the exact interval of a fixed sample. The same words everywhere. */
import { exactInterval } from '#contracts/counted-share.ts';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { uiTexts } from './ui-texts.ts';

/** From so many people on, the value says enough: its interval is about two points wide or less. */
const manyPeople = 2000;

/** Words for `successes` of `count` people; nothing of nobody, and where people are many. */
export function useExactInterval(): (successes: number, count: number) => string | undefined {
  const texts = useTexts(uiTexts);
  const format = useFormat();
  return (successes, count) => {
    if (count >= manyPeople) return undefined;
    const interval = exactInterval(successes, count);
    if (interval === null) return undefined;
    return texts.exactInterval(
      `${format.number(interval.lower * 100, 1)} – ${format.percent(interval.upper)}`,
    );
  };
}
