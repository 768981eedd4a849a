/** What a stage is held to by count, how its people stand against it, and what the next stage waits for. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const passRuleSentences = defineSentences({
  /** As the name of what did not pass, among criteria. */
  count_named: { en: 'the count of its people', sv: 'antalet personer', de: 'die Zahl ihrer Personen' },
  count_both: {
    en: 'at least {succeeded:# person|# people} done and at most {failed} failed or not heard of, from {sample} with an outcome on',
    sv: 'minst {succeeded:# person klar|# personer klara} och högst {failed} misslyckade eller ej hörda, från {sample} med utfall',
    de: 'mindestens {succeeded:# Person|# Personen} fertig und höchstens {failed} gescheitert oder ohne Meldung, ab {sample} mit Ergebnis',
  },
  count_succeeded: {
    en: 'at least {succeeded:# person|# people} done, from {sample} with an outcome on',
    sv: 'minst {succeeded:# person klar|# personer klara}, från {sample} med utfall',
    de: 'mindestens {succeeded:# Person|# Personen} fertig, ab {sample} mit Ergebnis',
  },
  count_failed: {
    en: 'at most {failed:# person|# people} failed or not heard of, from {sample} with an outcome on',
    sv: 'högst {failed:# person misslyckad eller ej hörd|# personer misslyckade eller ej hörda}, från {sample} med utfall',
    de: 'höchstens {failed:# Person|# Personen} gescheitert oder ohne Meldung, ab {sample} mit Ergebnis',
  },
  /** Said of a stage that has a count which is not met. */
  count_stands: {
    en: 'The stage is held to {rule}. So far {succeeded} are done, {failed} failed or were not heard of, and {open} have no outcome.',
    sv: 'Etappen hålls till {rule}. Hittills är {succeeded} klara, {failed} har misslyckats eller inte hörts av och {open} saknar utfall.',
    de: 'Die Stufe ist gebunden an: {rule}. Bisher sind {succeeded} fertig, {failed} gescheitert oder ohne Meldung, {open} ohne Ergebnis.',
  },
  start_needs_count: {
    en: '{stage} passes with {rule}. So far {succeeded} are done, {failed} failed or were not heard of, and {open} have no outcome.',
    sv: '{stage} blir godkänd med {rule}. Hittills är {succeeded} klara, {failed} har misslyckats eller inte hörts av och {open} saknar utfall.',
    de: '{stage} besteht mit: {rule}. Bisher sind {succeeded} fertig, {failed} gescheitert oder ohne Meldung, {open} ohne Ergebnis.',
  },
});
