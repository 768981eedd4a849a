/** What stands where a page cannot: it does not exist, or it failed. Says what to do next. */
import { Button } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { asProblem } from '../api/problem.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { appTexts } from './app-texts.ts';
import { BarePage } from './bare-page.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** There is no page at this address. */
export function NotFoundPage() {
  const texts = useTexts(appTexts);
  const router = useRouter();
  return (
    <BarePage title={texts.notFoundTitle} lead={texts.notFoundText}>
      <div className="bw-bare-actions">
        <Button variant="filled" onClick={() => void router.navigate({ to: '/' })}>
          {texts.toRollouts}
        </Button>
      </div>
    </BarePage>
  );
}

/** A page failed while it was drawn or loaded. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const texts = useTexts(appTexts);
  return (
    <BarePage title={texts.errorTitle}>
      <ProblemNotice problem={asProblem(error)} onRetry={() => location.reload()} />
    </BarePage>
  );
}
