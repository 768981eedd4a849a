/** Turns a refusal into a sentence of the screen's language; where it carries its own explanation, that one. */
import type { ApiProblem } from '../../api/problem.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { refusalTexts } from './refusal-texts.ts';

/** The sentence for a problem; ours where we have one, otherwise the server's. */
export function useRefusalSentence(): (problem: ApiProblem) => string {
  const own: Readonly<Record<string, string>> = useTexts(refusalTexts);
  const locale = useLocale();
  const general = useProblemSentence();
  return (problem) => {
    // The server's English names the numbers, ours only the case.
    const isExplained = locale === 'en' && problem.data['explanation'] !== undefined;
    return isExplained ? problem.detail : (own[problem.code] ?? general(problem));
  };
}
