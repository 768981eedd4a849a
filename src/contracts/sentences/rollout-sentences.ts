/** What the product says about a running rollout: holds, next actions, verdicts, gates and people. */
import type { Criterion } from '#domain/evidence/criterion.ts';
import type { UnspokenEvaluation } from '#domain/evidence/evaluation.ts';
import { verdictSentence } from '#domain/evidence/verdict-sentence.ts';
import type { SentenceLocale } from '#domain/sentences/sentence-locale.ts';
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';
import { chainSentences } from './chain-sentences.ts';
import { dateSentences } from './date-sentences.ts';
import { hypercareSentences } from './hypercare-sentences.ts';
import { nextActionSentences } from './next-action-sentences.ts';
import { overrideSentences } from './override-sentences.ts';
import { passRuleSentences } from './pass-rule-sentences.ts';
import { planSentences } from './plan-sentences.ts';

/** What the sentence of a verdict is written from. */
export type VerdictFacts = { readonly criterion: Criterion; readonly evaluation: UnspokenEvaluation };

export const rolloutSentences = defineSentences({
  ...chainSentences,
  ...nextActionSentences,
  ...hypercareSentences,
  ...dateSentences,
  ...overrideSentences,
  ...passRuleSentences,
  ...planSentences,
  /** A person’s own words, which stay as they were written. */
  own_words: { en: '{text}', sv: '{text}', de: '{text}' },
  verdict: ({ criterion, evaluation }: VerdictFacts, locale: SentenceLocale) =>
    verdictSentence(criterion, evaluation, locale),

  person_replanned: {
    en: 'The waves were planned anew: {reason}',
    sv: 'Vågorna planerades om: {reason}',
    de: 'Die Wellen wurden neu geplant: {reason}',
  },
  person_next_wave: {
    en: 'In {next} after {stage}: {reason}',
    sv: 'I {next} efter {stage}: {reason}',
    de: 'In {next} nach {stage}: {reason}',
  },
  wave_emptied: {
    en: 'Everybody of it was moved to other weeks.',
    sv: 'Alla i den flyttades till andra veckor.',
    de: 'Alle Personen wurden in andere Wochen verschoben.',
  },
  hold_guardrail_failed: {
    en: '“{criterion}” fails in {stage}. {evidence}',
    sv: '”{criterion}” är underkänt i {stage}. {evidence}',
    de: '„{criterion}“ ist in {stage} nicht bestanden. {evidence}',
  },
  hold_entry_criteria: {
    en: '{stage} does not start before every entry criterion passes. “{criterion}” does not: {evidence}',
    sv: '{stage} startar inte förrän alla startkrav är godkända. ”{criterion}” är det inte: {evidence}',
    de: '{stage} beginnt erst, wenn jede Startbedingung bestanden ist. „{criterion}“ ist es nicht: {evidence}',
  },
  rollback_missing: {
    en: '{stage} has no rollback plan. Write how it is brought back, and rehearse it.',
    sv: '{stage} har ingen återgångsplan. Skriv hur den tas tillbaka och öva det.',
    de: '{stage} hat keinen Rückführungsplan. Halten Sie fest, wie sie zurückgeführt wird, und üben Sie es.',
  },
  rollback_unrehearsed: {
    en: 'The rollback plan of {stage} has not been rehearsed as it stands. Rehearse it, then say when.',
    sv: 'Återgångsplanen för {stage} har inte övats som den står. Öva den och ange sedan när.',
    de: 'Der Rückführungsplan von {stage} ist so noch nicht geübt. Üben Sie ihn, und geben Sie an, wann.',
  },
  rollback_outdated: {
    en: 'The rollback of {stage} was last rehearsed on {on:date}, more than {days:# day|# days} ago. Rehearse it again, then say when.',
    sv: 'Återgången för {stage} övades senast den {on:date}, för mer än {days:# dag|# dagar} sedan. Öva den igen och ange sedan när.',
    de: 'Die Rückführung von {stage} wurde zuletzt am {on:date} geübt, vor mehr als {days:# Tag|# Tagen}. Üben Sie sie erneut, und geben Sie an, wann.',
  },
  hold_rollback_met: {
    en: 'The rollback has been rehearsed.',
    sv: 'Återgången har övats.',
    de: 'Die Rückführung ist geübt.',
  },
  hold_source_silent: {
    en: 'The guardrail “{criterion}” sees nothing any more in {stage}. {evidence}',
    sv: 'Skyddsräcket ”{criterion}” ser ingenting längre i {stage}. {evidence}',
    de: 'Die Leitplanke „{criterion}“ sieht in {stage} nichts mehr. {evidence}',
  },
  clears_when_source_heard: {
    en: 'Clears itself when the source reports again. Who runs the rollout may clear it with a reason; if the source stays silent, it returns.',
    sv: 'Hävs av sig självt när källan rapporterar igen. Den som driver utrullningen kan häva det med ett skäl; förblir källan tyst kommer det tillbaka.',
    de: 'Hebt sich selbst auf, wenn die Quelle wieder meldet. Wer den Rollout führt, kann ihn mit einer Begründung aufheben; bleibt die Quelle stumm, kehrt er zurück.',
  },
  hold_gate_decided: {
    en: 'The gate of {stage} was decided in view of this evidence.',
    sv: 'Beslutet om {stage} fattades med detta underlag för ögonen.',
    de: 'Über die Freigabe von {stage} wurde in Kenntnis dieser Belege entschieden.',
  },
  hold_source_heard: {
    en: 'The source reports again, or nobody is left to be measured.',
    sv: 'Källan rapporterar igen, eller ingen återstår att mäta.',
    de: 'Die Quelle meldet wieder, oder es ist niemand mehr zu messen.',
  },
  hold_app_stops_all: {
    en: 'A finding about “{app}” stops every start: {finding}',
    sv: 'En iakttagelse om ”{app}” stoppar alla starter: {finding}',
    de: 'Ein Befund zu „{app}“ hält jeden Start an: {finding}',
  },
  hold_app_stops_affected: {
    en: 'People who have “{app}” do not start: {finding}',
    sv: 'De som har ”{app}” startar inte: {finding}',
    de: 'Wer „{app}“ hat, beginnt nicht: {finding}',
  },
  clears_when_finding_closed: {
    en: 'Clears itself when the finding is closed: a retest passes, or it is left as it is. Who runs the rollout may clear it with a reason.',
    sv: 'Hävs av sig självt när iakttagelsen är avslutad: en omtest är godkänd eller den lämnas som den är. Den som driver utrullningen kan häva det med ett skäl.',
    de: 'Hebt sich selbst auf, wenn der Befund abgeschlossen ist: eine Nachprüfung ist bestanden, oder er wird so angenommen. Wer den Rollout führt, kann ihn mit einer Begründung aufheben.',
  },
  hold_finding_closed: {
    en: 'The finding is closed.',
    sv: 'Iakttagelsen är avslutad.',
    de: 'Der Befund ist abgeschlossen.',
  },
  person_waits_for_app: {
    en: 'Waits for “{app}”: a finding about it is not closed.',
    sv: 'Väntar på ”{app}”: en iakttagelse om den är inte avslutad.',
    de: 'Wartet auf „{app}“: Ein Befund dazu ist nicht abgeschlossen.',
  },
  person_waited_for_app: {
    en: 'Waited for “{app}”, which holds nobody back any more.',
    sv: 'Väntade på ”{app}”, som inte längre hindrar någon.',
    de: 'Hat auf „{app}“ gewartet, die niemanden mehr aufhält.',
  },
  hold_by_hand: {
    en: '{stage} is started by hand.',
    sv: '{stage} startas för hand.',
    de: '{stage} wird von Hand gestartet.',
  },
  clears_by_start: {
    en: 'A person who runs the rollout starts it with a reason.',
    sv: 'Någon som driver utrullningen startar den med ett skäl.',
    de: 'Wer den Rollout führt, startet sie mit einer Begründung.',
  },
  start_waits_rollout: {
    en: 'The rollout does not run.',
    sv: 'Utrullningen pågår inte.',
    de: 'Der Rollout läuft nicht.',
  },
  start_waits_stage: {
    en: '{stage} has not passed yet.',
    sv: '{stage} är inte godkänd ännu.',
    de: '{stage} ist noch nicht bestanden.',
  },
  start_barred_stage: {
    en: '{stage} {status?failed=failed at its gate. Nothing follows it unless whoever runs the rollout says so, with a reason and a last day|rolled_back=was rolled back. Nothing follows it unless whoever runs the rollout says so, with a reason and a last day|other=was called off, and nothing follows it}.',
    sv: '{stage} {status?failed=underkändes vid sin beslutspunkt. Inget följer på den om inte den som driver utrullningen säger det, med ett skäl och en sista dag|rolled_back=togs tillbaka. Inget följer på den om inte den som driver utrullningen säger det, med ett skäl och en sista dag|other=ställdes in, och inget följer på den}.',
    de: '{stage} {status?failed=ist an ihrer Freigabe gescheitert. Darauf folgt nichts, außer wer den Rollout führt, sagt es mit einer Begründung und einem letzten Tag|rolled_back=wurde zurückgeführt. Darauf folgt nichts, außer wer den Rollout führt, sagt es mit einer Begründung und einem letzten Tag|other=wurde abgesagt; darauf folgt nichts}.',
  },
  start_barred_again: {
    en: '{stage} {status?failed=failed at its gate|other=was rolled back}, and what follows it could start until {on:date} only. Whoever runs the rollout may give another last day with a reason.',
    sv: '{stage} {status?failed=underkändes vid sin beslutspunkt|other=togs tillbaka}, och det som följer på den fick starta bara till och med {on:date}. Den som driver utrullningen kan ange en ny sista dag med ett skäl.',
    de: '{stage} {status?failed=ist an ihrer Freigabe gescheitert|other=wurde zurückgeführt}, und was darauf folgt, durfte nur bis {on:date} beginnen. Wer den Rollout führt, kann mit einer Begründung einen neuen letzten Tag nennen.',
  },
  start_waits_plan: {
    en: 'It has no dates yet.',
    sv: 'Den har inga datum ännu.',
    de: 'Sie hat noch keine Termine.',
  },
  start_waits_date: {
    en: 'Its first start is on {on:date}.',
    sv: 'Dess första start är den {on:date}.',
    de: 'Ihr erster Start ist am {on:date}.',
  },
  person_rolled_back: {
    en: '{stage} was rolled back: every step of its plan was taken.',
    sv: '{stage} togs tillbaka: alla steg i planen är tagna.',
    de: '{stage} wurde zurückgeführt: Jeder Schritt des Plans ist ausgeführt.',
  },
  person_stage_rolled_back: {
    en: '{stage} was rolled back before this person began.',
    sv: '{stage} togs tillbaka innan personen hade börjat.',
    de: '{stage} wurde zurückgeführt, bevor diese Person begonnen hatte.',
  },
  person_rollout_rolled_back: {
    en: 'The rollout was rolled back: {reason}',
    sv: 'Utrullningen togs tillbaka: {reason}',
    de: 'Der Rollout wurde zurückgeführt: {reason}',
  },
  person_rollout_stopped: {
    en: 'The rollout was stopped for good: {reason}',
    sv: 'Utrullningen stoppades för gott: {reason}',
    de: 'Der Rollout wurde endgültig beendet: {reason}',
  },
  person_stage_skipped: {
    en: '{stage} was skipped: {reason}',
    sv: '{stage} hoppades över: {reason}',
    de: '{stage} wurde übersprungen: {reason}',
  },
  hold_stop_stage: {
    en: 'A stop rule is reached for {where}: {failed:# person|# people} of {reported} who reported failed or were not heard of, and the limit is {limit}.',
    sv: 'En stoppregel är nådd för {where}: {failed:# person|# personer} av {reported} som rapporterat misslyckades eller hördes inte av, och gränsen är {limit}.',
    de: 'Eine Stoppregel ist erreicht für {where}: {failed:# Person|# Personen} von {reported}, die gemeldet haben, sind gescheitert oder waren nicht zu hören; die Grenze ist {limit}.',
  },
  hold_stop_rollout: {
    en: 'A stop rule of the rollout is reached: {failed:# person|# people} of {reported} who reported failed or were not heard of, and the limit is {limit}.',
    sv: 'En stoppregel för utrullningen är nådd: {failed:# person|# personer} av {reported} som rapporterat misslyckades eller hördes inte av, och gränsen är {limit}.',
    de: 'Eine Stoppregel des Rollouts ist erreicht: {failed:# Person|# Personen} von {reported}, die gemeldet haben, sind gescheitert oder waren nicht zu hören; die Grenze ist {limit}.',
  },
  stop_limit_people: {
    en: '{people:# person|# people}',
    sv: '{people:# person|# personer}',
    de: '{people:# Person|# Personen}',
  },
  stop_limit_share: { en: '{percent} %', sv: '{percent} %', de: '{percent} %' },
  group_unnamed: {
    en: 'people without a value',
    sv: 'personer utan värde',
    de: 'Personen ohne Angabe',
  },
  clears_stop_rule: {
    en: 'A person who runs the rollout clears it with a reason, once the cause is found and mended. The rule then counts anew.',
    sv: 'Någon som driver utrullningen häver det med ett skäl, när orsaken är funnen och åtgärdad. Regeln räknar sedan om från början.',
    de: 'Wer den Rollout führt, hebt ihn mit einer Begründung auf, sobald die Ursache gefunden und behoben ist. Die Regel zählt dann von vorn.',
  },
  person_retried: {
    en: 'Failed; another attempt by rule, {days:# day|# days} later.',
    sv: 'Misslyckades; nytt försök enligt regel, {days:# dag|# dagar} senare.',
    de: 'Fehlgeschlagen; neuer Versuch nach Regel, {days:# Tag|# Tage} später.',
  },
  hold_relay_refuses: {
    en: 'The mail server refuses our messages: {response}',
    sv: 'E-postservern avvisar våra meddelanden: {response}',
    de: 'Der Mailserver weist unsere Nachrichten ab: {response}',
  },
  clears_after_cause: {
    en: 'A person who runs the rollout clears it with a reason, once the cause is found and mended.',
    sv: 'Någon som driver utrullningen häver det med ett skäl, när orsaken är funnen och åtgärdad.',
    de: 'Wer den Rollout führt, hebt ihn mit einer Begründung auf, sobald die Ursache gefunden und behoben ist.',
  },
  clears_after_relay: {
    en: 'Somebody who runs the rollout clears it once the mail server accepts messages again.',
    sv: 'Någon som driver utrullningen häver det när e-postservern tar emot meddelanden igen.',
    de: 'Wer den Rollout führt, hebt ihn auf, sobald der Mailserver wieder Nachrichten annimmt.',
  },
  clears_by_person: {
    en: '{person}, or another person who runs the rollout, clears it with a reason.',
    sv: '{person}, eller någon annan som driver utrullningen, häver det med ett skäl.',
    de: '{person} oder eine andere Person, die den Rollout führt, hebt ihn mit einer Begründung auf.',
  },

  gate_all_pass: {
    en: 'Every exit criterion passes and no guardrail fails.',
    sv: 'Alla krav är godkända och inget skyddsräcke är underkänt.',
    de: 'Jede Bedingung ist bestanden, und keine Leitplanke ist verletzt.',
  },
  gate_fails: {
    en: 'Fails: {criteria}.',
    sv: 'Underkänt: {criteria}.',
    de: 'Nicht bestanden: {criteria}.',
  },
  gate_meets_minimum: {
    en: 'Meets the minimum but not the target: {criteria}.',
    sv: 'Når minimum men inte målet: {criteria}.',
    de: 'Minimum erreicht, Ziel nicht: {criteria}.',
  },
  gate_not_proven_yet: {
    en: 'Not proven yet: {criteria}. More people or more time would tell.',
    sv: 'Inte visat än: {criteria}. Fler personer eller mer tid skulle ge besked.',
    de: 'Noch nicht belegt: {criteria}. Mehr Personen oder mehr Zeit würden es zeigen.',
  },
  gate_not_proven: {
    en: 'Not proven: {criteria}. The stage cannot be extended again.',
    sv: 'Inte visat: {criteria}. Etappen kan inte förlängas igen.',
    de: 'Nicht belegt: {criteria}. Die Stufe kann nicht noch einmal verlängert werden.',
  },
  change_not_retested: {
    en: 'Changed: {change}. Not tried again yet.',
    sv: 'Ändrat: {change}. Inte prövat igen ännu.',
    de: 'Geändert: {change}. Noch nicht erneut geprüft.',
  },
  change_did_not_help: {
    en: 'Changed: {change}. Tried again, and it did not work.',
    sv: 'Ändrat: {change}. Prövat igen, och det fungerade inte.',
    de: 'Geändert: {change}. Erneut geprüft, und es hat nicht geholfen.',
  },

  dates_moved: {
    en: 'Dates that could not be kept were replaced.',
    sv: 'Datum som inte kunde hållas ersattes.',
    de: 'Termine, die nicht zu halten waren, wurden ersetzt.',
  },
  straggler_next_failed: {
    en: 'Find the cause of the error, then give a new date.',
    sv: 'Hitta orsaken till felet och ge sedan ett nytt datum.',
    de: 'Ursache des Fehlers finden, dann einen neuen Termin geben.',
  },
  straggler_next_unreachable: {
    en: 'Call, check the address and the device, then give a new date.',
    sv: 'Ring, kontrollera adress och enhet och ge sedan ett nytt datum.',
    de: 'Anrufen, Adresse und Gerät prüfen, dann einen neuen Termin geben.',
  },
  straggler_next_deferred: {
    en: 'Agree on a new date.',
    sv: 'Kom överens om ett nytt datum.',
    de: 'Einen neuen Termin vereinbaren.',
  },
  straggler_next_overdue: {
    en: 'Give a date: their time is over.',
    sv: 'Ge ett datum: deras tid är ute.',
    de: 'Einen Termin geben: Die Zeit ist abgelaufen.',
  },
  straggler_next_dated: {
    en: 'Nothing: they start on their new date.',
    sv: 'Inget: de startar på sitt nya datum.',
    de: 'Nichts: Der Start ist zum neuen Termin vorgesehen.',
  },
  nobody: { en: 'nobody', sv: 'ingen', de: 'niemand' },
  owner_of: { en: '{owner} ({people})', sv: '{owner} ({people})', de: '{owner} ({people})' },

  dates_paced: {
    en: 'The helpdesk carries {starts:# start|# starts} a day; the date was moved to a day with room.',
    sv: 'Helpdesken klarar {starts:# start|# starter} om dagen; datumet flyttades till en dag med plats.',
    de: 'Der Helpdesk trägt {starts:# Start|# Starts} am Tag; der Termin wurde auf einen Tag mit Platz verschoben.',
  },
  dates_closed: {
    en: 'The date fell on a day that is closed where the person works; the next open day was taken.',
    sv: 'Datumet föll på en dag som är stängd där personen arbetar; nästa öppna dag valdes.',
    de: 'Der Termin fiel auf einen Tag, der am Arbeitsort der Person gesperrt ist; es wurde der nächste offene Tag gewählt.',
  },
  person_left: {
    en: 'Left the organisation.',
    sv: 'Har lämnat organisationen.',
    de: 'Hat die Organisation verlassen.',
  },
  person_not_told: {
    en: 'The message could not be delivered.',
    sv: 'Meddelandet kunde inte levereras.',
    de: 'Die Nachricht konnte nicht zugestellt werden.',
  },
  person_not_heard_of: {
    en: 'No report within {days:# day|# days}.',
    sv: 'Ingen rapport inom {days:# dag|# dagar}.',
    de: 'Keine Meldung innerhalb von {days:# Tag|# Tagen}.',
  },
  person_already_done: {
    en: 'Was enrolled already, before the rollout did anything.',
    sv: 'Var redan registrerad, innan utrullningen gjorde något.',
    de: 'War bereits registriert, bevor der Rollout etwas getan hat.',
  },
  person_failed_unexplained: {
    en: 'Failed; the source gave no reason.',
    sv: 'Misslyckades; källan angav inget skäl.',
    de: 'Fehlgeschlagen; die Quelle nannte keinen Grund.',
  },
  person_declined_pilot: {
    en: 'Declined to take part in the pilot.',
    sv: 'Tackade nej till piloten.',
    de: 'Hat die Teilnahme am Piloten abgelehnt.',
  },
  person_replaced: {
    en: 'Replaced in the pilot.',
    sv: 'Ersatt i piloten.',
    de: 'Im Piloten ersetzt.',
  },
  person_excluded_until: {
    en: '{reason}, until {until:date}',
    sv: '{reason}, till och med den {until:date}',
    de: '{reason}, bis {until:date}',
  },
  exception_ended: {
    en: 'The exception has ended.',
    sv: 'Undantaget har upphört.',
    de: 'Die Ausnahme ist beendet.',
  },
  exception_ended_wave_follows: {
    en: 'The exception has ended; a wave follows.',
    sv: 'Undantaget har upphört; en våg följer.',
    de: 'Die Ausnahme ist beendet; eine Welle folgt.',
  },
  exception_ended_no_wave: {
    en: 'The exception has ended, and no wave is to come any more: give them a date, or close their case.',
    sv: 'Undantaget har upphört och ingen våg återstår: ge personen ett datum eller avsluta ärendet.',
    de: 'Die Ausnahme ist beendet, und es folgt keine Welle mehr: Vergeben Sie einen Termin, oder schließen Sie den Fall ab.',
  },
  stage_passed_alone: {
    en: 'No guardrail fails and data is complete.',
    sv: 'Inget skyddsräcke är underkänt och data är kompletta.',
    de: 'Keine Leitplanke ist verletzt, und die Daten sind vollständig.',
  },
  stage_fully_extended: {
    en: 'The stage cannot be extended again.',
    sv: 'Etappen kan inte förlängas igen.',
    de: 'Die Stufe kann nicht noch einmal verlängert werden.',
  },
});

export type RolloutStatement = StatementOf<typeof rolloutSentences>;
export const rolloutStatement = stating(rolloutSentences);

/** A person’s own words as a statement. */
export function ownWords(text: string): RolloutStatement {
  return rolloutStatement('own_words', { text });
}
