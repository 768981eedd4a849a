/** The examples of every feature, by route name. A feature adds its line here. */
import { accountExamples, sessionExamples, setupExamples, tokenExamples } from './accounts.ts';
import type { AnyExample } from './example.ts';
import { auditExamples, liveExamples, organisationExamples, taskExamples } from './organisation.ts';

export const examples = {
  ...setupExamples,
  ...sessionExamples,
  ...accountExamples,
  ...tokenExamples,
  ...organisationExamples,
  ...auditExamples,
  ...taskExamples,
  ...liveExamples,
} as Readonly<Record<string, AnyExample | undefined>>;
