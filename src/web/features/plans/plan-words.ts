/** What a plan comes to, in numbers and a sentence. */
import type { PlanFigures } from '#contracts/plans.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { Figure } from '../../ui/side-panel.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { useChangeWords } from '../waves/change-words.ts';
import { planTexts } from './plan-texts.ts';

export function useFigures(): (figures: PlanFigures) => readonly Figure[] {
  const texts = useTexts(planTexts).figures;
  const format = useFormat();
  return (plan) => {
    switch (plan.kind) {
      case 'pilot':
        return [
          { value: format.number(plan.people), label: texts.people },
          { value: format.dayMonth(plan.startsOn), label: texts.firstOn },
          { value: format.number(plan.startsPerDay), label: texts.perDay },
        ];
      case 'waves':
        return [
          { value: format.number(plan.people), label: texts.people },
          { value: format.number(plan.waves), label: texts.waves },
          { value: format.dayMonth(plan.firstOn), label: texts.firstOn },
          { value: format.dayMonth(plan.lastOn), label: texts.lastOn },
        ];
      case 'replan':
        return [
          { value: format.number(plan.people), label: texts.moved },
          {
            value: format.number(plan.toldAgain),
            label: texts.told,
            tone: plan.toldAgain > 0 ? 'warn' : undefined,
          },
          { value: plan.lastOn === null ? '–' : format.dayMonth(plan.lastOn), label: texts.finish },
        ];
    }
  };
}

/** What the plan is about, where its numbers do not say it; null for nothing. */
export function useAbout(): (figures: PlanFigures) => string | null {
  const texts = useTexts(planTexts);
  const format = useFormat();
  const attributeName = useAttributeName();
  const changeWords = useChangeWords();
  return (plan) => {
    switch (plan.kind) {
      case 'pilot':
        return plan.isWithoutCriteria ? texts.withoutCriteria : null;
      case 'waves':
        return plan.axes.length === 0 ? texts.byNumber : texts.by(format.list(plan.axes.map(attributeName)));
      case 'replan':
        return changeWords(plan.change);
    }
  };
}
