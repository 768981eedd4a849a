/** What hypercare lacks before it may end. Parts of sentences: they are listed, and stand alone in a table. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const hypercareSentences = defineSentences({
  exit_priority_one: {
    en: '{open:# case|# cases} of priority 1 open',
    sv: '{open:# öppet fall|# öppna fall} med prioritet 1',
    de: '{open:# offener Fall|# offene Fälle} der Priorität 1',
  },
  exit_unsorted: {
    en: '{tickets:# open ticket|# open tickets} without a priority',
    sv: '{tickets:# öppet ärende|# öppna ärenden} utan prioritet',
    de: '{tickets:# offenes Ticket|# offene Tickets} ohne Priorität',
  },
  exit_people_done: {
    en: '{share:percent} of {people} people done instead of above {above:percent}',
    sv: '{share:percent} av {people} personer klara i stället för över {above:percent}',
    de: '{share:percent} von {people} Personen fertig statt über {above:percent}',
  },
  exit_nobody: {
    en: 'nobody with a place in the rollout',
    sv: 'ingen person med plats i utrullningen',
    de: 'niemand mit einem Platz im Rollout',
  },
  exit_satisfaction: {
    en: 'satisfaction {mean} of 5 instead of above {above}',
    sv: 'nöjdhet {mean} av 5 i stället för över {above}',
    de: 'Zufriedenheit {mean} von 5 statt über {above}',
  },
  exit_few_answers: {
    en: 'satisfaction not measured ({answers:# answer|# answers} of at least {fewest})',
    sv: 'nöjdhet inte uppmätt ({answers:# svar|# svar} av minst {fewest})',
    de: 'Zufriedenheit nicht gemessen ({answers:# Antwort|# Antworten} von mindestens {fewest})',
  },
  exit_tickets: {
    en: '{tickets:# ticket|# tickets} on one of the last {days} days instead of at most {most}',
    sv: '{tickets:# ärende|# ärenden} under en av de senaste {days} dagarna i stället för högst {most}',
    de: '{tickets:# Ticket|# Tickets} an einem der letzten {days} Tage statt höchstens {most}',
  },
  exit_window: {
    en: 'tickets counted on {counted:# whole day|# whole days} of {days}',
    sv: 'ärenden räknade under {counted:# hel dag|# hela dagar} av {days}',
    de: 'Tickets an {counted:# ganzen Tag|# ganzen Tagen} von {days} gezählt',
  },
  exit_no_tickets: {
    en: 'tickets not measured (none was ever reported)',
    sv: 'ärenden inte uppmätta (inget har någonsin rapporterats)',
    de: 'Tickets nicht gemessen (noch nie wurde eines gemeldet)',
  },
  exit_too_early: {
    en: 'no end before {on:date} by its charter',
    sv: 'inget slut före {on:date} enligt planen',
    de: 'nach der Vereinbarung kein Ende vor dem {on:date}',
  },
  exit_left_over: {
    en: '{people:# person|# people} of the rollout left over',
    sv: '{people:# person|# personer} i utrullningen återstår',
    de: '{people:# Person|# Personen} des Rollouts noch offen',
  },
});
