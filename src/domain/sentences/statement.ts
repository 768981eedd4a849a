/**
 * Statements: what the product says, as data. A statement is a code and the values its sentence mentions; it
 * travels and is stored like that, and becomes a sentence only where somebody reads it, in their language. The
 * types here read the placeholders of the English wording, so that a missing value does not compile.
 */
import type { SentenceLocale } from './sentence-locale.ts';

export type Statement = {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A value in a sentence: a name, a number, a statement that is said in its place, or a list of these. */
export type Word = string | number | Statement | readonly Word[];

/** One sentence in every language, with the same placeholders; how they are written is in fill-template.ts. */
export type Wording = Readonly<Record<SentenceLocale, string>>;

/** Sentences that a template cannot hold, such as those of a verdict, are written by a function of their data. */
export type Composer = (data: never, locale: SentenceLocale) => string;
export type Sentences = Readonly<Record<string, Wording | Composer>>;

type FieldsOf<Template extends string> = Template extends `${string}{${infer Field}}${infer Rest}`
  ? Field | FieldsOf<Rest>
  : never;
type NameOf<Field extends string> = Field extends `${infer Name}?${string}`
  ? Name
  : Field extends `${infer Name}:${string}`
    ? Name
    : Field;
type CaseOf<Case extends string> = Case extends `other=${string}`
  ? string
  : Case extends `${infer Key}=${string}`
    ? Key
    : never;
/** Gathers from the left, so that the compiler follows a list of any length. */
type CasesOf<Cases extends string, Known = never> = Cases extends `${infer Case}|${infer Rest}`
  ? CasesOf<Rest, Known | CaseOf<Case>>
  : Known | CaseOf<Cases>;
type ValueOf<Field extends string> = Field extends `${string}?${infer Cases}`
  ? CasesOf<Cases>
  : Field extends `${string}:date`
    ? string
    : Field extends `${string}:${string}`
      ? number
      : Word;

/** The values that a template mentions, by name. */
export type DataOf<Template extends string> = {
  readonly [Field in FieldsOf<Template> as NameOf<Field>]: ValueOf<Field>;
};

/** The values that the sentence of a code mentions. */
export type StatementData<All extends Sentences, Code extends keyof All> = All[Code] extends {
  readonly en: infer Template extends string;
}
  ? DataOf<Template>
  : All[Code] extends (data: infer Data, locale: SentenceLocale) => string
    ? Data
    : never;

type Values<Data> = keyof Data extends never ? [data?: Data] : [data: Data];

/** A statement with a code of `All`. */
export type StatementOf<All extends Sentences> = Statement & { readonly code: keyof All & string };

/** Declares sentences by code; a missing language does not compile. */
export function defineSentences<const All extends Sentences>(sentences: All): All {
  return sentences;
}

/** A function that makes statements of these sentences: `state('gate_quorum', { votes, quorum })`. */
export function stating<All extends Sentences>(_sentences: All) {
  return <Code extends keyof All & string>(
    code: Code,
    ...[data]: Values<StatementData<All, Code>>
  ): { readonly code: Code; readonly data: Statement['data'] } => ({ code, data: { ...(data as object) } });
}
