/** The templates a criterion can start from, filled for a pilot of a given size. */
import type { Texts } from '../../i18n/define-texts.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import { freeId, type CriterionDraft } from './criterion-draft.ts';
import type { templateTexts } from './template-texts.ts';

type TemplateTexts = typeof templateTexts extends Texts<infer English> ? Texts<English>[Locale] : never;

export type TemplateId =
  | 'enrolment'
  | 'guard'
  | 'tickets'
  | 'satisfaction'
  | 'took_part'
  | 'equal_or_better'
  | 'adequately_trained'
  | 'support';

export const templates: readonly { readonly id: TemplateId; readonly icon: IconName }[] = [
  { id: 'enrolment', icon: 'check' },
  { id: 'guard', icon: 'stop' },
  { id: 'tickets', icon: 'helpdesk' },
  { id: 'satisfaction', icon: 'surveys' },
  { id: 'took_part', icon: 'people' },
  { id: 'equal_or_better', icon: 'surveys' },
  { id: 'adequately_trained', icon: 'training' },
  { id: 'support', icon: 'chat' },
];

const smallestSample = 20;
/** A guardrail watches the waves too, which have more people than the pilot. */
const guardHorizon = 2000;

/**
 * Shares of the guides on success indicators: nine of ten take part, four of five are content and trained. The share is
 * the aim; the minimum lies below it by as much as a pilot of a few hundred people can tell apart.
 */
const indicatorShares = {
  took_part: { minimum: 0.8, target: 0.9 },
  equal_or_better: { minimum: 0.7, target: 0.8 },
  adequately_trained: { minimum: 0.7, target: 0.8 },
} as const;

/** The template filled for a pilot of so many people; its id is that of the template. */
function filled(id: TemplateId, texts: TemplateTexts, pilotSize: number): CriterionDraft {
  const sample = Math.min(pilotSize, smallestSample);
  const { name, source } = texts[id];
  const measured = { id, name, source, minimumSample: sample, horizon: pilotSize };
  const success = { ...measured, kind: 'proportion', metric: 'enrolment_success', better: 'higher' } as const;
  switch (id) {
    case 'enrolment':
      return { ...success, role: 'exit', minimum: 0.92, target: 0.95 };
    case 'guard':
      return {
        ...success,
        role: 'guardrail',
        minimum: 0.82,
        target: 0.89,
        horizon: Math.max(pilotSize, guardHorizon),
      };
    case 'tickets':
      return {
        ...measured,
        role: 'signal',
        kind: 'rate',
        metric: 'tickets_per_person',
        better: 'lower',
        minimum: 0.45,
        target: 0.25,
      };
    case 'satisfaction':
      return {
        ...measured,
        role: 'signal',
        kind: 'score',
        metric: 'satisfaction',
        better: 'higher',
        minimum: 3.2,
        target: 3.8,
      };
    case 'took_part':
    case 'equal_or_better':
    case 'adequately_trained':
      return {
        ...measured,
        role: 'exit',
        kind: 'proportion',
        metric: id,
        better: 'higher',
        ...indicatorShares[id],
      };
    case 'support': {
      const { level1, level2, level3, level4, level5 } = texts.support;
      const meanings = [level1, level2, level3, level4, level5];
      const rubric = meanings.map((meaning, index) => ({ level: index + 1, meaning }));
      return {
        id,
        name,
        source,
        role: 'exit',
        kind: 'qualitative',
        rubric,
        minimum: 3,
        target: 4,
        quorum: 2,
      };
    }
  }
}

/** A new criterion from a template, with an id that none of `taken` has. */
export function fromTemplate(
  id: TemplateId,
  texts: TemplateTexts,
  pilotSize: number,
  taken: readonly string[],
): CriterionDraft {
  return { ...filled(id, texts, pilotSize), id: freeId(id, taken) };
}
