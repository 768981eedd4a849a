/** What stands in the way of a plan that waits for approval, and who decides it, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const planSentences = defineSentences({
  plan_wave_near: {
    en: '{stage} starts on {on:date}, sooner than its notice of {days:# day|# days}: its people are told at once.',
    sv: '{stage} startar den {on:date}, tidigare än dess varsel på {days:# dag|# dagar}: de som är med får besked genast.',
    de: '{stage} beginnt am {on:date}, früher als ihr Vorlauf von {days:# Tag|# Tagen}: Ihre Personen werden sofort informiert.',
  },
  plan_wave_past: {
    en: '{stage} was to start on {on:date}, which has passed. Re-plan it to a later week.',
    sv: '{stage} skulle starta den {on:date}, som har passerat. Omplanera den till en senare vecka.',
    de: '{stage} sollte am {on:date} beginnen; dieser Tag ist vorbei. Planen Sie sie auf eine spätere Woche um.',
  },
  plan_wave_off_weeks: {
    en: '{stage} would start on {on:date}, which is the first day of no week of the approach. Re-plan it.',
    sv: '{stage} skulle starta den {on:date}, som inte är första dagen i någon vecka i upplägget. Omplanera den.',
    de: '{stage} würde am {on:date} beginnen; das ist der erste Tag keiner Woche der Vorgehensweise. Planen Sie sie um.',
  },
  plan_wave_without_group: {
    en: '{people:# person|# people} of {stage} belong to no group of the approach. Discard the waves and lay them out anew.',
    sv: '{people:# person|# personer} i {stage} hör inte till någon grupp i upplägget. Släng vågorna och lägg ut dem på nytt.',
    de: '{people:# Person|# Personen} von {stage} gehören zu keiner Gruppe der Vorgehensweise. Verwerfen Sie die Wellen, und legen Sie sie neu fest.',
  },
  plan_group_closed: {
    en: '“{group}” would start in the week of {on:date}, which is closed to it. Re-plan around the closed days.',
    sv: '”{group}” skulle starta i veckan från den {on:date}, som är stängd för den. Omplanera runt de stängda dagarna.',
    de: '„{group}“ würde in der Woche ab dem {on:date} beginnen, die für sie gesperrt ist. Planen Sie um die Sperrzeit herum.',
  },
  plan_group_order: {
    en: '“{group}” would start in the week of {on:date}, before somebody it is to follow. Move it to a later week.',
    sv: '”{group}” skulle starta i veckan från den {on:date}, före någon som den ska komma efter. Flytta den till en senare vecka.',
    de: '„{group}“ würde in der Woche ab dem {on:date} beginnen, vor jemandem, dem sie folgen soll. Verschieben Sie sie auf eine spätere Woche.',
  },
  plan_group_apart: {
    en: '“{group}” would start in the week of {on:date}, without those it is to start together with. Move them to one week.',
    sv: '”{group}” skulle starta i veckan från den {on:date}, utan dem som den ska starta tillsammans med. Flytta dem till samma vecka.',
    de: '„{group}“ würde in der Woche ab dem {on:date} beginnen, ohne die, mit denen sie zusammen beginnen soll. Legen Sie sie in eine Woche.',
  },
  plan_week_full: {
    en: 'The week of {on:date} holds more than {limit?people=the people a week takes|helpdesk=the minutes the helpdesk has|site=the people one of its sites takes|trainer_seats=the seats of its trainers}. Re-plan with what it can take.',
    sv: 'Veckan från den {on:date} rymmer mer än {limit?people=de personer en vecka tar|helpdesk=de minuter helpdesk har|site=de personer en av platserna tar|trainer_seats=utbildarnas platser}. Omplanera med vad den tar.',
    de: 'Die Woche ab dem {on:date} enthält mehr als {limit?people=die Personen, die eine Woche fasst|helpdesk=die Minuten, die der Helpdesk hat|site=die Personen, die einer ihrer Standorte fasst|trainer_seats=die Plätze ihrer Trainer}. Planen Sie mit dem um, was sie fasst.',
  },
  plan_more_errors: {
    en: '{count:One more like this|# more like these} stand in the way.',
    sv: '{count:Ett till som detta|# till som dessa} står i vägen.',
    de: '{count:Noch eines davon steht|Noch # davon stehen} im Weg.',
  },
  start_waits_approval: {
    en: 'The plan of the waves has not been approved.',
    sv: 'Vågornas plan är inte godkänd.',
    de: 'Der Plan der Wellen ist nicht genehmigt.',
  },
});
