/** Why waves cannot be laid out, what binds a plan, and why groups move, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const waveSentences = defineSentences({
  waves_start_no_date: {
    en: 'The start “{start}” is not a date; write it as YYYY-MM-DD.',
    sv: 'Starten ”{start}” är inget datum; skriv ÅÅÅÅ-MM-DD.',
    de: 'Der Beginn „{start}“ ist kein Datum; schreiben Sie JJJJ-MM-TT.',
  },
  waves_no_rate: {
    en: 'Tickets per person are not measured yet. Say how many to expect, or leave the helpdesk out.',
    sv: 'Ärenden per person är inte uppmätta än. Ange hur många som väntas, eller lämna helpdesk utanför.',
    de: 'Tickets je Person sind noch nicht gemessen. Geben Sie an, wie viele zu erwarten sind, oder lassen Sie den Helpdesk weg.',
  },
  wave_group_closed: {
    en: '“{group}” has no open week: everything from {from:date} to {to:date} is closed to it. Shorten a freeze or allow more weeks.',
    sv: '”{group}” har ingen öppen vecka: allt från den {from:date} till den {to:date} är stängt för den. Korta stoppdagarna eller tillåt fler veckor.',
    de: '„{group}“ hat keine offene Woche: Vom {from:date} bis zum {to:date} ist alles gesperrt. Kürzen Sie eine Sperrzeit, oder lassen Sie mehr Wochen zu.',
  },
  wave_group_too_large: {
    en: '“{group}” ({people:# person|# people}) fits into no open week: {resource} cannot take it. Split it or raise the capacity.',
    sv: '”{group}” ({people:# person|# personer}) ryms inte i någon öppen vecka: {resource} räcker inte. Dela gruppen eller höj kapaciteten.',
    de: '„{group}“ ({people:# Person|# Personen}) passt in keine offene Woche: {resource} reicht nicht aus. Teilen Sie die Gruppe, oder erhöhen Sie die Kapazität.',
  },
  wave_weeks_proven_too_few: {
    en: '{weeks:# week is|# weeks are} too few, and counting proves it: at least {bound} are needed because of {resource}. Allow more weeks or ease what needs them.',
    sv: '{weeks:# vecka|# veckor} räcker inte, och det går att räkna fram: minst {bound} behövs på grund av {resource}. Tillåt fler veckor eller lätta på det som kräver dem.',
    de: '{weeks:# Woche reicht|# Wochen reichen} nicht, das ist rechnerisch bewiesen: Mindestens {bound} sind nötig, maßgebend: {resource}. Lassen Sie mehr Wochen zu, oder lockern Sie, was sie erfordert.',
  },
  wave_never_enough: {
    en: 'However many weeks there are, {resource} cannot take everybody. Raise the capacity.',
    sv: 'Hur många veckor det än finns räcker {resource} inte till alla. Höj kapaciteten.',
    de: 'So viele Wochen es auch sind, {resource} genügt nicht für alle. Erhöhen Sie die Kapazität.',
  },
  wave_weeks_too_few: {
    en: 'No plan was found within {weeks:# week|# weeks}; at least {bound} are needed because of {resource}. Allow more weeks or raise the capacity.',
    sv: 'Ingen plan hittades inom {weeks:# vecka|# veckor}; minst {bound} behövs på grund av {resource}. Tillåt fler veckor eller höj kapaciteten.',
    de: 'Innerhalb von {weeks:# Woche|# Wochen} wurde kein Plan gefunden; mindestens {bound} sind nötig, maßgebend: {resource}. Lassen Sie mehr Wochen zu, oder erhöhen Sie die Kapazität.',
  },
  wave_no_plan_after_change: {
    en: 'No plan was found within {weeks:# week|# weeks} after the change. {why} Allow more weeks or raise the capacity.',
    sv: 'Ingen plan hittades inom {weeks:# vecka|# veckor} efter ändringen. {why} Tillåt fler veckor eller höj kapaciteten.',
    de: 'Nach der Änderung wurde innerhalb von {weeks:# Woche|# Wochen} kein Plan gefunden. {why} Lassen Sie mehr Wochen zu, oder erhöhen Sie die Kapazität.',
  },
  wave_circular_order: {
    en: '“{group}” would have to start before itself: {links}. Remove one of these.',
    sv: '”{group}” skulle behöva starta före sig själv: {links}. Ta bort något av detta.',
    de: '„{group}“ müsste vor sich selbst beginnen: {links}. Entfernen Sie eines davon.',
  },
  wave_comes_after: {
    en: '“{group}” comes after “{other}”',
    sv: '”{group}” kommer efter ”{other}”',
    de: '„{group}“ kommt nach „{other}“',
  },
  wave_starts_with: {
    en: '“{group}” starts together with “{other}”',
    sv: '”{group}” startar tillsammans med ”{other}”',
    de: '„{group}“ beginnt zusammen mit „{other}“',
  },
  wave_more_links: {
    en: 'so on ({count:# more|# more})',
    sv: 'så vidare ({count:# till|# till})',
    de: 'so weiter ({count:# weitere|# weitere})',
  },
  wave_shortage: {
    en: 'Not possible: {resource} would need {need:#|#}, and there are {room:#|#} from {from:date} on until then.',
    sv: 'Inte möjligt: {resource} skulle behöva {need:#|#}, och från den {from:date} fram till dess finns {room:#|#}.',
    de: 'Nicht möglich: {resource} – nötig wären {need:#|#}, vorhanden sind vom {from:date} bis dahin {room:#|#}.',
  },
  wave_group_too_late: {
    en: 'Not possible: “{group}” has no open week before {on:date}.',
    sv: 'Inte möjligt: ”{group}” har ingen öppen vecka före den {on:date}.',
    de: 'Nicht möglich: „{group}“ hat vor dem {on:date} keine offene Woche.',
  },
  wave_no_plan_by: {
    en: 'No plan was found that starts everybody before {on:date}; that none exists is not proven.',
    sv: 'Ingen plan hittades där alla startar före den {on:date}; att ingen finns är inte bevisat.',
    de: 'Es wurde kein Plan gefunden, bei dem alle vor dem {on:date} beginnen; dass es keinen gibt, ist nicht bewiesen.',
  },
  wave_resource_people: {
    en: 'people per week',
    sv: 'personer per vecka',
    de: 'Personen je Woche',
  },
  wave_resource_helpdesk: {
    en: 'helpdesk minutes',
    sv: 'helpdeskens minuter',
    de: 'Minuten des Helpdesks',
  },
  wave_resource_site: {
    en: 'people per week at {site}',
    sv: 'personer per vecka på {site}',
    de: 'Personen je Woche am Standort {site}',
  },
  wave_resource_seats: {
    en: 'trainer seats ({language})',
    sv: 'utbildningsplatser ({language})',
    de: 'Schulungsplätze ({language})',
  },
  wave_resource_order: {
    en: 'order and freezes',
    sv: 'ordning och stoppdagar',
    de: 'Reihenfolge und Sperrzeiten',
  },
  wave_moves_closed: {
    en: 'The week of {on:date} is closed to it.',
    sv: 'Veckan från den {on:date} är stängd för den.',
    de: 'Die Woche ab dem {on:date} ist für sie gesperrt.',
  },
  wave_moves_asked: {
    en: 'Another week than that of {on:date} was asked for.',
    sv: 'En annan vecka än den från den {on:date} har begärts.',
    de: 'Gewünscht ist eine andere Woche als die ab dem {on:date}.',
  },
  wave_moves_order: {
    en: 'In the week of {on:date} it would not start after the groups it has to follow.',
    sv: 'I veckan från den {on:date} skulle den inte starta efter de grupper den ska följa.',
    de: 'In der Woche ab dem {on:date} würde sie nicht nach den Gruppen beginnen, denen sie folgen muss.',
  },
  wave_moves_outside: {
    en: 'The week of {on:date} is no longer among the weeks of the plan.',
    sv: 'Veckan från den {on:date} hör inte längre till planens veckor.',
    de: 'Die Woche ab dem {on:date} gehört nicht mehr zu den Wochen des Plans.',
  },
  wave_moves_new: {
    en: 'It was not planned before.',
    sv: 'Den var inte planerad förut.',
    de: 'Sie war bisher nicht geplant.',
  },
  wave_moves_over: {
    en: 'The week of {on:date} is over its capacity: {resource}.',
    sv: 'Veckan från den {on:date} är över sin kapacitet: {resource}.',
    de: 'Die Woche ab dem {on:date} liegt über ihrer Kapazität: {resource}.',
  },
  wave_moves_room: {
    en: 'It makes room for “{group}”.',
    sv: 'Den gör plats för ”{group}”.',
    de: 'Sie macht Platz für „{group}“.',
  },
  wave_moves_follows: {
    en: 'It has to start after “{group}”, which moves.',
    sv: 'Den ska starta efter ”{group}”, som flyttas.',
    de: 'Sie muss nach „{group}“ beginnen, und diese Gruppe wird verschoben.',
  },
  wave_moves_precedes: {
    en: 'It has to start before “{group}”, which moves.',
    sv: 'Den ska starta före ”{group}”, som flyttas.',
    de: 'Sie muss vor „{group}“ beginnen, und diese Gruppe wird verschoben.',
  },
  wave_moves_together: {
    en: 'It starts together with groups of another week.',
    sv: 'Den startar tillsammans med grupper från en annan vecka.',
    de: 'Sie beginnt zusammen mit Gruppen einer anderen Woche.',
  },
  wave_week: {
    en: 'Week of {on:date}',
    sv: 'Veckan från den {on:date}',
    de: 'Woche ab dem {on:date}',
  },
});

export type WaveStatement = StatementOf<typeof waveSentences>;
export const waveStatement = stating(waveSentences);
export const sayOfWaves = speaking(waveSentences);
