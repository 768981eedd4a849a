/** What the product says, as a sentence in the language of the screen. */
import { useCallback } from 'react';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { useLocale } from './locale-provider.tsx';

/** A function that says a statement, the same one while the language stays; nothing is said for null. */
export function useSay(): (statement: Statement | null) => string {
  const locale = useLocale();
  return useCallback((statement) => (statement === null ? '' : say(locale, statement)), [locale]);
}
