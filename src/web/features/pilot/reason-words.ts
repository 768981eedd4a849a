/** Why somebody is in a cohort, as words of the screen's language, put together from the reason's data. */
import type { MemberReason } from '#contracts/participation.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { participationTexts } from './participation-texts.ts';

/** A function that puts a reason into words; its parts are joined by semicolons. */
export function useReasonWords(): (reason: MemberReason) => string {
  const { reasons } = useTexts(participationTexts);
  const format = useFormat();
  return ({ kind, cells, note }) => {
    const known = kind === 'chosen' || kind === 'noted' ? [] : [reasons[kind]];
    const parts = cells.map(({ levels, people, before, target, minimum }) => {
      const group = levels.map(({ level }) => level).join(', ');
      const nth = format.number(before + 1);
      if (minimum !== undefined) return reasons.least(group, nth, format.number(minimum));
      if (before === 0) return reasons.first(group, format.number(people));
      return reasons.nth(group, nth, format.number(Math.max(before + 1, Math.round(target))));
    });
    return [...known, ...parts, ...(note === null ? [] : [note])].join('; ');
  };
}
