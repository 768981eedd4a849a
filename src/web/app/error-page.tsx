/** What stands where a page cannot: it does not exist, or it failed. Says what to do next. */
import { Button } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { asProblem } from '../api/problem.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { appTexts } from './app-texts.ts';
import { ProblemNotice } from './problem-notice.tsx';

/** There is no page at this address. */
export function NotFoundPage() {
  const texts = useTexts(appTexts);
  const router = useRouter();
  return (
    <Page title={texts.notFoundTitle}>
      <Card>
        <EmptyState
          icon="search"
          title={texts.notFoundTitle}
          actions={
            <Button variant="filled" onClick={() => void router.navigate({ to: '/' })}>
              {texts.toRollouts}
            </Button>
          }
        >
          {texts.notFoundText}
        </EmptyState>
      </Card>
    </Page>
  );
}

/** A page failed while it was drawn or loaded. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const texts = useTexts(appTexts);
  return (
    <Page title={texts.errorTitle}>
      <ProblemNotice problem={asProblem(error)} onRetry={() => location.reload()} />
    </Page>
  );
}
