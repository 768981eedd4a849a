/** A question of the survey as it is written in the form, and what is sent of it: languages without words are left out. */
import type { Track } from '#contracts/criteria.ts';
import { locales, type Locale } from '#contracts/shared-schemas.ts';
import type {
  QuestionKind,
  QuestionScope,
  QuestionText,
  SurveyQuestion,
  SurveyQuestionFields,
} from '#contracts/surveys.ts';

export type DraftText = {
  readonly question: string;
  readonly lowest: string;
  readonly highest: string;
  /** One a line. */
  readonly choices: string;
};

export type QuestionDraft = {
  readonly kind: QuestionKind;
  readonly track: Track;
  readonly day: number | null;
  readonly scope: QuestionScope;
  readonly texts: Readonly<Record<Locale, DraftText>>;
};

const noText: DraftText = { question: '', lowest: '', highest: '', choices: '' };

/** The day on which questions are asked unless somebody chooses another. */
const usualDay = 3;

export const newDraft: QuestionDraft = {
  ...{ kind: 'rating', track: 'technology', day: usualDay, scope: 'every' },
  texts: { en: noText, sv: noText, de: noText },
};

export function draftOf({ kind, track, day, scope, words }: SurveyQuestion): QuestionDraft {
  const textOf = (text: QuestionText | undefined): DraftText => {
    if (text === undefined) return noText;
    const [lowest = '', highest = ''] = kind === 'rating' ? text.labels : [];
    return {
      question: text.question,
      lowest,
      highest,
      choices: kind === 'single' ? text.labels.join('\n') : '',
    };
  };
  return {
    ...{ kind, track, day, scope },
    texts: { en: textOf(words.en), sv: textOf(words.sv), de: textOf(words.de) },
  };
}

function labelsOfDraft(kind: QuestionKind, { lowest, highest, choices }: DraftText): string[] {
  const written = kind === 'rating' ? [lowest, highest] : kind === 'single' ? choices.split('\n') : [];
  return written.flatMap((label) => (label.trim() === '' ? [] : [label.trim()]));
}

/** Languages in which nothing is written. */
export function unwritten({ kind, texts }: QuestionDraft): Locale[] {
  return locales.filter(
    (locale) => texts[locale].question.trim() === '' && labelsOfDraft(kind, texts[locale]).length === 0,
  );
}

/** What is sent; null while day or every word is missing. */
export function fieldsOf(draft: QuestionDraft): SurveyQuestionFields | null {
  const { kind, track, day, scope, texts } = draft;
  const missing = new Set(unwritten(draft));
  if (day === null || missing.size === locales.length) return null;
  const words = Object.fromEntries(
    locales.flatMap((locale) =>
      missing.has(locale)
        ? []
        : [
            [
              locale,
              { question: texts[locale].question.trim(), labels: labelsOfDraft(kind, texts[locale]) },
            ] as const,
          ],
    ),
  );
  return { kind, track, day, scope, words };
}
