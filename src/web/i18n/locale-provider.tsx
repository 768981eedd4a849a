/**
 * Which language and time zone the screen speaks, and the hooks that read texts and formats in it. The shell
 * sets both from the account; without an account the browser decides.
 */
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { createFormat, type Format } from '../ui/format.ts';
import type { Texts } from './define-texts.ts';
import { chooseLocale, intlTag, type Locale } from './locale.ts';

type LocaleValue = { readonly locale: Locale; readonly format: Format };

const browserLocale = (): Locale => chooseLocale(navigator.languages);

const LocaleContext = createContext<LocaleValue | null>(null);

/** Gives everything below it a language and, for instants, a time zone (IANA name). */
export function LocaleProvider({
  locale = browserLocale(),
  timeZone,
  children,
}: {
  readonly locale?: Locale | undefined;
  readonly timeZone?: string | undefined;
  readonly children: ReactNode;
}) {
  const value = useMemo(() => ({ locale, format: createFormat(locale, timeZone) }), [locale, timeZone]);
  useEffect(() => {
    document.documentElement.lang = intlTag(locale);
  }, [locale]);
  return <LocaleContext value={value}>{children}</LocaleContext>;
}

function useLocaleValue(): LocaleValue {
  const value = useContext(LocaleContext);
  if (value === null) throw new Error('LocaleProvider is missing above this component');
  return value;
}

/** The language the screen speaks. */
export function useLocale(): Locale {
  return useLocaleValue().locale;
}

/** Dates, numbers and shares in the language and time zone of the screen. */
export function useFormat(): Format {
  return useLocaleValue().format;
}

/** The texts of a catalogue in the language of the screen. */
export function useTexts<English>(texts: Texts<English>): Texts<English>[Locale] {
  return texts[useLocaleValue().locale];
}
