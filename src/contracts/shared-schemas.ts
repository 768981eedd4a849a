/** Schemas that several features share: instants, dates, locales, texts and pages of rows. */
import { Type, type Static, type TSchema } from 'typebox';

export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 instant in UTC.' });
export const CalendarDate = Type.String({ format: 'date', description: 'Calendar date, YYYY-MM-DD.' });
export const PersonZone = Type.String({
  description:
    "IANA time zone of the person's site, by whose clock they start; the organisation's where the site has none of its own.",
});
export const Share = Type.Number({ minimum: 0, maximum: 1, description: 'A share between 0 and 1.' });
export const Count = Type.Integer({ minimum: 0 });

/** A field of commands that concern many: they are carried out for as many as the preview showed, or for nobody. */
export const shownField = {
  shown: Type.Optional(
    Type.Integer({
      minimum: 0,
      description:
        'How many the preview showed. Where the command would by now concern another number, it is refused and changes nothing; left out, it concerns whoever there is.',
    }),
  ),
};
export const Name = Type.String({ minLength: 1, maxLength: 200 });

/** What the product says, as data: its sentence stands under the code in sentences/catalogue.ts. */
export const Statement = Type.Object({
  code: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type Statement = Static<typeof Statement>;

export const locales = ['en', 'sv', 'de'] as const;
export const Locale = Type.Union([Type.Literal('en'), Type.Literal('sv'), Type.Literal('de')]);
export type Locale = Static<typeof Locale>;

export const PageQuery = {
  after: Type.Optional(Type.Integer({ minimum: 0, description: 'Continue after this cursor.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
};

/** A page of rows by keyset: `next` is the cursor of the following page, null at the end. */
export function pageOf<Row extends TSchema>(row: Row) {
  return Type.Object({
    rows: Type.Array(row),
    next: Type.Union([Type.Integer(), Type.Null()]),
    total: Count,
  });
}

/** One of a fixed list of words. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return Type.Unsafe<Word>({ type: 'string', enum: [...words] });
}

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
