/** Says what a refused or failed call means, in the language of the screen, and offers to try again. */
import { Button } from '@mantine/core';
import { useTexts } from '../i18n/locale-provider.tsx';
import type { ApiProblem } from '../api/problem.ts';
import { Notice } from '../ui/notice.tsx';
import { appTexts } from './app-texts.ts';

/** The sentence for a problem: the server's own, or ours when the server said nothing. */
export function useProblemSentence(): (problem: ApiProblem) => string {
  const own: Readonly<Record<string, string>> = useTexts(appTexts).problem;
  return (problem) => own[problem.code] ?? problem.detail;
}

/** A notice for a problem; give `onRetry` where trying again makes sense. */
export function ProblemNotice({
  problem,
  onRetry,
}: {
  readonly problem: ApiProblem;
  readonly onRetry?: (() => void) | undefined;
}) {
  const texts = useTexts(appTexts);
  const sentence = useProblemSentence();
  return (
    <Notice
      tone="fail"
      icon="warn"
      actions={
        onRetry && (
          <Button size="compact-sm" onClick={onRetry}>
            {texts.tryAgain}
          </Button>
        )
      }
    >
      <p>{sentence(problem)}</p>
      {problem.status >= 500 && problem.requestId !== '' && (
        <p className="bw-quiet">{texts.requestId(problem.requestId)}</p>
      )}
    </Notice>
  );
}
