/** What findings and bad rows say in the language of the screen; the server says it in English. */
import type { QualityFinding, RowProblem } from '#contracts/imports.ts';
import { useLocale } from '../../i18n/locale-provider.tsx';
import { findingSentences, problemSentences, type Sentences } from './finding-sentences.ts';

type Words = { readonly message: string; readonly mend: string };

function wordsOf(sentences: Sentences, said: Words & { readonly code: string }): Words {
  const own = sentences[said.code];
  return own === undefined ? said : { message: own[0], mend: own[1] };
}

/** The words of a finding; the server's own where we have none. */
export function useFindingWords(): (finding: QualityFinding) => Words {
  const locale = useLocale();
  return (finding) => (locale === 'en' ? finding : wordsOf(findingSentences[locale], finding));
}

/** The words of a bad row; the server's own where we have none. */
export function useProblemWords(): (problem: RowProblem) => Words {
  const locale = useLocale();
  return (problem) => (locale === 'en' ? problem : wordsOf(problemSentences[locale], problem));
}
