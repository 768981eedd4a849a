/** What came of the last rehearsal of a rollback plan, in words. */
import type { RollbackPlan } from '#contracts/rollback-plan.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { rollbackTexts } from './rollback-texts.ts';

/** Sentences: the day, by whom and what came of it, then what the program counted. */
export function useRehearsalWords(): (plan: RollbackPlan) => string {
  const texts = useTexts(rehearsalTexts);
  const older = useTexts(rollbackTexts);
  const format = useFormat();
  return ({ rehearsal, rehearsedOn, rehearsedBy }) => {
    if (rehearsal === null)
      return rehearsedOn === null
        ? older.unrehearsed
        : older.rehearsed(format.weekday(rehearsedOn), rehearsedBy ?? '');
    const { on, by, failedSteps, note, brought, left } = rehearsal;
    const steps = format.list(failedSteps.map((place) => texts.step(format.number(place))));
    return [
      failedSteps.length === 0
        ? texts.worked(format.weekday(on), by)
        : texts.failed(format.weekday(on), by, steps),
      left > 0 ? texts.left(format.number(left)) : texts.brought(format.number(brought)),
      note,
    ]
      .filter((part) => part !== '')
      .join(' ');
  };
}
