/**
 * Typed text catalogues: each part of the app keeps its own texts beside it, in all languages, and a missing
 * or surplus text in Swedish or German does not compile. Holds no texts itself.
 *
 * A text that ends in a value with a full stop of its own ("26. Feb.") keeps one.
 */
import type { Locale } from './locale.ts';

type TextFunction = (...parameters: never[]) => string;
export type Catalogue = { readonly [key: string]: string | TextFunction | Catalogue };

/** The same keys and parameters as the English catalogue. */
export type SameShape<English> = {
  readonly [Key in keyof English]: English[Key] extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : English[Key] extends string
      ? string
      : SameShape<English[Key]>;
};

export type Texts<English> = Readonly<Record<Locale, SameShape<English>>>;

/** Declares a catalogue; values are strings or functions of the values they mention. */
export function defineTexts<English extends Catalogue>(catalogues: {
  readonly en: English;
  readonly sv: NoInfer<SameShape<English>>;
  readonly de: NoInfer<SameShape<English>>;
}): Texts<English> {
  return withSingleStops(catalogues) as unknown as Texts<English>;
}

function withSingleStops(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => [
      key,
      typeof text === 'function'
        ? (...parameters: never[]) => text(...parameters).replaceAll('..', '.')
        : typeof text === 'string'
          ? text
          : withSingleStops(text),
    ]),
  );
}
