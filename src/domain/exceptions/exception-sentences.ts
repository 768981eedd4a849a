/** What is wrong with a row of a file of exceptions, in every language. */
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';
import type { ExceptionProblem } from './read-exceptions.ts';

export const exceptionSentences = defineSentences({
  exception_no_rows: {
    en: 'The file has no rows.',
    sv: 'Filen har inga rader.',
    de: 'Die Datei hat keine Zeilen.',
  },
  exception_id_column_missing: {
    en: 'No column holds identifiers: {value}.',
    sv: 'Ingen kolumn innehåller id:n: {value}.',
    de: 'Keine Spalte enthält Kennungen: {value}.',
  },
  exception_id_missing: {
    en: 'The identifier is empty.',
    sv: 'Id:t är tomt.',
    de: 'Die Kennung ist leer.',
  },
  exception_id_repeated: {
    en: '{value} stands in the file twice.',
    sv: '{value} står två gånger i filen.',
    de: '{value} steht zweimal in der Datei.',
  },
  exception_id_unknown: {
    en: 'Nobody has the identifier {value}.',
    sv: 'Ingen har id:t {value}.',
    de: 'Niemand hat die Kennung {value}.',
  },
  exception_kind_unknown: {
    en: '{value} is not a kind: use executive, vip, absence, key_user or other.',
    sv: '{value} är inget slag: använd executive, vip, absence, key_user eller other.',
    de: '{value} ist keine Art: Verwenden Sie executive, vip, absence, key_user oder other.',
  },
  exception_reason_missing: {
    en: 'The reason is missing.',
    sv: 'Orsaken saknas.',
    de: 'Der Grund fehlt.',
  },
  exception_until_invalid: {
    en: '{value} is not a date: write 2027-03-31.',
    sv: '{value} är inget datum: skriv 2027-03-31.',
    de: '{value} ist kein Datum: Schreiben Sie 2027-03-31.',
  },
});

const state = stating(exceptionSentences);

export function exceptionStatement({
  code,
  value,
}: ExceptionProblem): StatementOf<typeof exceptionSentences> {
  switch (code) {
    case 'no_rows':
    case 'id_missing':
    case 'reason_missing':
      return state(`exception_${code}`);
    default:
      return state(`exception_${code}`, { value });
  }
}
