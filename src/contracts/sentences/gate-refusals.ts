/** What is refused at gates: votes, decisions and records, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const gateRefusals = defineSentences({
  gate_undecided: {
    en: 'This gate has no decision yet, so there is no record of one.',
    sv: 'Här finns inget beslut än, så det finns inget protokoll.',
    de: 'Hier ist noch nichts entschieden, daher gibt es keine Niederschrift.',
  },
  gate_inputs_missing: {
    en: 'This gate was opened before evidence was kept with it, so its record cannot be exported and replayed. Print it instead.',
    sv: 'Beslutet öppnades innan underlaget sparades med det, så protokollet kan inte exporteras och räknas om. Skriv ut det i stället.',
    de: 'Diese Freigabe wurde geöffnet, bevor Daten mit ihr aufbewahrt wurden; ihr Protokoll lässt sich nicht exportieren und nachrechnen. Drucken Sie es stattdessen.',
  },
  gate_closed: {
    en: 'This gate is not open for votes.',
    sv: 'Beslutet är inte öppet för röster.',
    de: 'Diese Freigabe ist nicht für Stimmen offen.',
  },
  gate_author: {
    en: 'You wrote the plan, so you propose and others vote.',
    sv: 'Du skrev planen, så du föreslår och andra röstar.',
    de: 'Sie haben den Plan geschrieben: Sie schlagen vor, andere stimmen ab.',
  },
  gate_rating_expired: {
    en: 'The rating of “{criterion}” by {rater} has expired since it was judged. Ask {rater} to rate it again, then decide.',
    sv: 'Bedömningen av ”{criterion}” från {rater} har slutat gälla sedan den räknades. Be {rater} bedöma igen och besluta sedan.',
    de: 'Die Bewertung von „{criterion}“ durch {rater} ist seit dem Urteil abgelaufen. Bitten Sie {rater} um eine neue, und entscheiden Sie dann.',
  },
  gate_quorum: {
    en: '{votes} of {quorum} votes are in. The decision needs {quorum}.',
    sv: '{votes} av {quorum} röster är inne. Beslutet kräver {quorum}.',
    de: '{votes} von {quorum} Stimmen sind abgegeben. Die Entscheidung braucht {quorum}.',
  },
  gate_open: {
    en: 'A gate of this rollout is open. Decide it first; how many votes it needs stays as it was when it opened.',
    sv: 'Ett beslut i den här utrullningen är öppet. Fatta det först; hur många röster det kräver står fast sedan det öppnades.',
    de: 'Eine Freigabe dieses Rollouts ist offen. Entscheiden Sie sie zuerst; wie viele Stimmen sie braucht, bleibt, wie es beim Öffnen war.',
  },
  gate_quorum_too_high: {
    en: '{quorum} votes cannot come together: {voters:# account|# accounts} may vote on this plan. Choose fewer, or give more people a role that votes.',
    sv: '{quorum} röster kan inte samlas: {voters:# konto|# konton} får rösta om planen. Välj färre, eller ge fler en roll som röstar.',
    de: '{quorum} Stimmen können nicht zusammenkommen: {voters:# Konto darf|# Konten dürfen} über diesen Plan abstimmen. Wählen Sie weniger oder geben Sie mehr Personen eine Rolle, die abstimmt.',
  },
  gate_evidence_changed: {
    en: 'The evidence has changed since you opened the page. Look at it again, then go on.',
    sv: 'Underlaget har ändrats sedan du öppnade sidan. Titta på det igen och fortsätt sedan.',
    de: 'Die Belege haben sich geändert, seit Sie die Seite geöffnet haben. Sehen Sie sie erneut an und fahren Sie dann fort.',
  },
  gate_go_refused: {
    en: 'Go is not possible while “{criterion}” is {verdict?pass=pass|conditional=conditional|fail=fail|inconclusive=inconclusive|no_data=without data|error=in error}. Choose conditional go, extend or no go.',
    sv: 'Det går inte att gå vidare medan ”{criterion}” är {verdict?pass=godkänt|conditional=villkorat|fail=underkänt|inconclusive=oavgjort|no_data=utan data|error=felaktigt}. Välj att gå vidare med villkor, förlänga eller inte gå vidare.',
    de: 'Eine Freigabe ist nicht möglich, solange „{criterion}“ {verdict?pass=bestanden|conditional=bedingt|fail=nicht bestanden|inconclusive=unentschieden|no_data=ohne Daten|error=fehlerhaft} ist. Wählen Sie Freigabe mit Auflagen, Verlängern oder nicht freigeben.',
  },
  gate_count_unmet: {
    en: 'Go is not possible: {count} Choose conditional go, extend or no go.',
    sv: 'Det går inte att gå vidare: {count} Välj att gå vidare med villkor, förlänga eller inte gå vidare.',
    de: 'Eine Freigabe ist nicht möglich: {count} Wählen Sie Freigabe mit Auflagen, Verlängern oder nicht freigeben.',
  },
  pass_rule_empty: {
    en: 'The count for every stage sets no limit. Say how many must be done or how many may have failed, or take the count away.',
    sv: 'Antalet för alla etapper sätter ingen gräns. Säg hur många som måste vara klara eller hur många som får ha misslyckats, eller ta bort antalet.',
    de: 'Die Zahl für jede Stufe setzt keine Grenze. Geben Sie an, wie viele fertig sein müssen oder wie viele gescheitert sein dürfen, oder entfernen Sie die Zahl.',
  },
  pass_rule_repeated: {
    en: 'One stage has two counts. Keep one of them.',
    sv: 'En etapp har två antal. Behåll ett av dem.',
    de: 'Eine Stufe hat zwei Zahlen. Behalten Sie eine davon.',
  },
  gate_go_unjudged: {
    en: 'Go is not possible: no criterion that decides has been judged, so nothing shows that it is right. Choose conditional go, extend or no go.',
    sv: 'Det går inte att gå vidare: inget avgörande kriterium har bedömts, så inget visar att det är rätt. Välj att gå vidare med villkor, förlänga eller inte gå vidare.',
    de: 'Eine Freigabe ist nicht möglich: Kein entscheidendes Kriterium wurde beurteilt, also zeigt nichts, dass sie richtig ist. Wählen Sie Freigabe mit Auflagen, Verlängern oder nicht freigeben.',
  },
  gate_extensions_used: {
    en: 'This stage has been extended {most:# time|# times} already. Choose another decision.',
    sv: 'Etappen har redan förlängts {most:# gång|# gånger}. Välj ett annat beslut.',
    de: 'Diese Stufe wurde bereits {most:#-mal|#-mal} verlängert. Wählen Sie eine andere Entscheidung.',
  },
  gate_condition_past: {
    en: 'The condition “{condition}” is due on {on:date}, which is past. Give a date from today on.',
    sv: 'Villkoret ”{condition}” skulle vara uppfyllt den {on:date}, som har varit. Ange ett datum från och med i dag.',
    de: 'Die Auflage „{condition}“ wäre am {on:date} fällig, was vorbei ist. Geben Sie ein Datum ab heute an.',
  },
  gate_reason_missing: {
    en: 'This decision needs a reason.',
    sv: 'Beslutet behöver ett skäl.',
    de: 'Diese Entscheidung braucht eine Begründung.',
  },
  gate_track_silent: {
    en: 'The pilot cannot be closed: there is no evidence yet on {tracks}. Measure or rate a criterion of each, wait for answers to its question of the survey, or extend the pilot.',
    sv: 'Piloten kan inte avslutas: det finns ännu inget underlag om {tracks}. Mät eller bedöm ett kriterium för vart och ett, vänta på svar på enkätfrågan om det eller förläng piloten.',
    de: 'Der Pilot kann nicht abgeschlossen werden: Zu {tracks} liegt noch nichts vor. Messen oder beurteilen Sie je ein Kriterium, warten Sie auf Antworten auf die Frage der Umfrage dazu, oder verlängern Sie den Piloten.',
  },
  gate_conditions_missing: {
    en: 'A conditional go needs at least one condition with an owner and a date.',
    sv: 'Att gå vidare med villkor kräver minst ett villkor med ansvarig och datum.',
    de: 'Eine Freigabe mit Auflagen braucht mindestens eine Auflage mit zuständiger Person und Datum.',
  },
});
