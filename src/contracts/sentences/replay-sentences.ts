/** Where a decision record is not what was decided on, in every language. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const replaySentences = defineSentences({
  replay_inputs_differ: {
    en: '{criterion}: the criterion or its {data?outcomes=outcomes|ratings=ratings} are not those that were judged.',
    sv: '{criterion}: kriteriet eller dess {data?outcomes=utfall|ratings=bedömningar} är inte de som bedömdes.',
    de: '{criterion}: Das Kriterium oder seine {data?outcomes=Ergebnisse|ratings=Bewertungen} sind nicht die, die beurteilt wurden.',
  },
  replay_result_differs: {
    en: '{criterion}: the evidence gives another {fields} than the record says.',
    sv: '{criterion}: underlaget ger ett annat värde än protokollet säger för {fields}.',
    de: '{criterion}: Die Daten ergeben für {fields} einen anderen Wert, als das Protokoll sagt.',
  },
  replay_evidence_missing: {
    en: '{criterion}: the record has no evidence for its verdict.',
    sv: '{criterion}: protokollet har inget underlag för utslaget.',
    de: '{criterion}: Das Protokoll enthält keine Daten für dieses Urteil.',
  },
  replay_verdict_differs: {
    en: '{criterion}: the verdict that was voted on is not the one that was judged.',
    sv: '{criterion}: utslaget som det röstades om är inte det som bedömdes.',
    de: '{criterion}: Das Urteil, über das abgestimmt wurde, ist nicht das ermittelte.',
  },
  replay_combined_differs: {
    en: 'The verdicts together give {computed?pass=pass|conditional=conditional|fail=fail|inconclusive=inconclusive|no_data=no data|error=error}, but the record says {stored?pass=pass|conditional=conditional|fail=fail|inconclusive=inconclusive|no_data=no data|error=error}.',
    sv: 'Utslagen ger tillsammans {computed?pass=godkänt|conditional=villkorat|fail=underkänt|inconclusive=oavgjort|no_data=inga data|error=fel}, men protokollet säger {stored?pass=godkänt|conditional=villkorat|fail=underkänt|inconclusive=oavgjort|no_data=inga data|error=fel}.',
    de: 'Die Urteile ergeben zusammen {computed?pass=bestanden|conditional=bedingt|fail=nicht bestanden|inconclusive=unentschieden|no_data=keine Daten|error=Fehler}, das Protokoll aber sagt {stored?pass=bestanden|conditional=bedingt|fail=nicht bestanden|inconclusive=unentschieden|no_data=keine Daten|error=Fehler}.',
  },
  replay_hash_differs: {
    en: 'The hash of the evidence is {computed}, but votes were given for {stored}.',
    sv: 'Underlagets kontrollsumma är {computed}, men rösterna gällde {stored}.',
    de: 'Die Prüfsumme der Daten ist {computed}, abgestimmt wurde aber über {stored}.',
  },
  replay_record_changed: {
    en: 'The record as a whole has changed since it was issued: its hash does not match.',
    sv: 'Protokollet som helhet har ändrats sedan det utfärdades: kontrollsumman stämmer inte.',
    de: 'Das Protokoll als Ganzes wurde seit der Ausstellung geändert: Die Prüfsumme stimmt nicht.',
  },
  replay_same: {
    en: 'The record gives the same verdicts and the same hashes.',
    sv: 'Protokollet ger samma utslag och samma kontrollsummor.',
    de: 'Das Protokoll ergibt dieselben Urteile und dieselben Prüfsummen.',
  },
  replay_not_same: {
    en: 'NOT the evidence that was decided on:',
    sv: 'INTE det underlag som beslutet fattades på:',
    de: 'NICHT die Daten, auf denen die Entscheidung beruht:',
  },
});

export type ReplayStatement = StatementOf<typeof replaySentences>;
export const replayStatement = stating(replaySentences);
