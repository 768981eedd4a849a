/** How metrics are measured, and what keeps goals from being frozen, in every language. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const goalSentences = defineSentences({
  metric_numerator: {
    en: '{metric?enrolment_success=People who succeeded within their window|tickets_per_person=Tickets that these people opened in their first days|satisfaction=The first answer of each person, on a scale from 1 to 5|took_part=People of whom anything was heard within their window, whether it worked or not|equal_or_better=People whose first answer is 3 or more: as good as before, or better|adequately_trained=People who said that they feel adequately trained}',
    sv: '{metric?enrolment_success=Personer som lyckades inom sitt fönster|tickets_per_person=Ärenden som personerna öppnade under sina första dagar|satisfaction=Varje persons första svar på en skala från 1 till 5|took_part=Personer som hördes av inom sitt fönster, vare sig det fungerade eller inte|equal_or_better=Personer vars första svar är 3 eller mer: lika bra som förut eller bättre|adequately_trained=Personer som sade att de känner sig tillräckligt utbildade}',
    de: '{metric?enrolment_success=Personen, bei denen es im eigenen Zeitfenster gelang|tickets_per_person=Tickets, die diese Personen in ihren ersten Tagen öffneten|satisfaction=Die erste Antwort jeder Person auf einer Skala von 1 bis 5|took_part=Personen, von denen im Zeitfenster etwas zu hören war, ob es gelang oder nicht|equal_or_better=Personen, deren erste Antwort 3 oder mehr ist: so gut wie zuvor oder besser|adequately_trained=Personen, die sagten, dass sie sich ausreichend geschult fühlen}',
  },
  metric_targeted: {
    en: 'Everybody with a place in the stage',
    sv: 'Alla som har en plats i etappen',
    de: 'Alle, die einen Platz in der Stufe haben',
  },
  metric_reached: {
    en: 'Those of them who have been told',
    sv: 'De av dem som har fått besked',
    de: 'Wer davon benachrichtigt wurde',
  },
  metric_reported: {
    en: '{metric?enrolment_success=Those whose window is over; no report counts as no success|tickets_per_person=Those whose first days are over; no ticket counts as none|satisfaction=Those who answered|took_part=Those whose window is over; silence counts as not taking part|equal_or_better=Those who answered|adequately_trained=Those who answered}',
    sv: '{metric?enrolment_success=De vars fönster är över; ingen rapport räknas som misslyckad|tickets_per_person=De vars första dagar är över; inget ärende räknas som inget|satisfaction=De som svarade|took_part=De vars fönster är över; tystnad räknas som att inte ha deltagit|equal_or_better=De som svarade|adequately_trained=De som svarade}',
    de: '{metric?enrolment_success=Wessen Zeitfenster vorbei ist; keine Meldung zählt als nicht gelungen|tickets_per_person=Wessen erste Tage vorbei sind; kein Ticket zählt als keines|satisfaction=Wer geantwortet hat|took_part=Wessen Zeitfenster vorbei ist; Schweigen zählt als keine Teilnahme|equal_or_better=Wer geantwortet hat|adequately_trained=Wer geantwortet hat}',
  },
  metric_window: {
    en: '{days:# day|# days} from each person’s start',
    sv: '{days:# dag|# dagar} från varje persons start',
    de: '{days:# Tag|# Tage} ab dem Start jeder Person',
  },
  metric_no_window: {
    en: 'None: an answer counts whenever it comes',
    sv: 'Inget: ett svar räknas när det än kommer',
    de: 'Keines: Eine Antwort zählt, wann immer sie kommt',
  },
  metric_cadence: {
    en: '{metric?enrolment_success=Once for each person, when the window ends; judged at once|tickets_per_person=Once for each person, when the window ends; judged at once|satisfaction=As answers arrive; judged with the next measurement|took_part=Once for each person, when the window ends; judged at once|equal_or_better=As answers arrive; judged with the next measurement|adequately_trained=As answers arrive; judged with the next measurement}',
    sv: '{metric?enrolment_success=En gång per person, när fönstret tar slut; bedöms genast|tickets_per_person=En gång per person, när fönstret tar slut; bedöms genast|satisfaction=Allteftersom svar kommer; bedöms vid nästa mätning|took_part=En gång per person, när fönstret tar slut; bedöms genast|equal_or_better=Allteftersom svar kommer; bedöms vid nästa mätning|adequately_trained=Allteftersom svar kommer; bedöms vid nästa mätning}',
    de: '{metric?enrolment_success=Einmal je Person am Ende des Zeitfensters; sofort beurteilt|tickets_per_person=Einmal je Person am Ende des Zeitfensters; sofort beurteilt|satisfaction=Sobald Antworten eintreffen; beurteilt mit der nächsten Messung|took_part=Einmal je Person am Ende des Zeitfensters; sofort beurteilt|equal_or_better=Sobald Antworten eintreffen; beurteilt mit der nächsten Messung|adequately_trained=Sobald Antworten eintreffen; beurteilt mit der nächsten Messung}',
  },

  criterion_not_adoption: {
    en: 'Adoption is use by a population within a window, and this measures something else. Name it after what it measures, and write an adoption measure under Measurements and reports.',
    sv: 'Användning är när en grupp använder det under ett fönster, och det här mäter något annat. Döp det efter vad det mäter, och skriv ett mått på användning under Mätning och rapporter.',
    de: 'Nutzung heißt, dass eine Gruppe es in einem Zeitfenster nutzt; dies misst etwas anderes. Benennen Sie es nach dem, was es misst, und schreiben Sie eine Messgröße der Nutzung unter Messung und Berichte.',
  },
  metric_other_kind: {
    en: 'Its measure is counted as {kind?proportion=a share|rate=a rate|score=a mean answer}, and the criterion says otherwise. Choose the measure again.',
    sv: 'Måttet räknas som {kind?proportion=en andel|rate=en frekvens|score=ett medelsvar}, men kriteriet säger något annat. Välj måttet på nytt.',
    de: 'Das Maß wird als {kind?proportion=Anteil|rate=Rate|score=mittlere Antwort} gezählt, das Kriterium sagt etwas anderes. Wählen Sie das Maß erneut.',
  },
  goal_id_repeated: {
    en: 'Two goals share this id. Give each its own.',
    sv: 'Två syften har samma id. Ge vart och ett sitt eget.',
    de: 'Zwei Zwecke haben dieselbe Kennung. Geben Sie jedem eine eigene.',
  },
  goal_unknown: {
    en: 'It belongs to a goal that is not there. Choose one of the goals, or none.',
    sv: 'Det hör till ett syfte som inte finns. Välj ett av syftena, eller inget.',
    de: 'Es gehört zu einem Zweck, den es nicht gibt. Wählen Sie einen der Zwecke oder keinen.',
  },
  track_named: {
    en: '{track?technology=technology|communication=communication|training=training|support=support}',
    sv: '{track?technology=teknik|communication=kommunikation|training=utbildning|support=stöd}',
    de: '{track?technology=Technik|communication=Kommunikation|training=Schulung|support=Unterstützung}',
  },
  track_untried: {
    en: 'Nothing tries {track}, and the pilot tries all four tracks. Let a criterion belong to it: people may rate it.',
    sv: 'Inget prövar {track}, och piloten prövar alla fyra spåren. Låt ett kriterium höra dit: det kan bedömas av personer.',
    de: 'Nichts erprobt den Bereich {track}, und der Pilot erprobt alle vier. Ordnen Sie ihm ein Kriterium zu: Es kann auch von Personen beurteilt werden.',
  },
  hypothesis_without_track: {
    en: 'It has a hypothesis and no track. Choose the track the hypothesis is about.',
    sv: 'Det har en hypotes men inget spår. Välj det spår som hypotesen gäller.',
    de: 'Es hat eine Hypothese, aber keinen Bereich. Wählen Sie den Bereich, um den es geht.',
  },
  goal_unmeasured: {
    en: 'Nothing measures the goal “{goal}”. Let at least one criterion belong to it, or remove it.',
    sv: 'Inget mäter syftet ”{goal}”. Låt minst ett kriterium höra till det, eller ta bort det.',
    de: 'Nichts misst den Zweck „{goal}“. Ordnen Sie ihm mindestens ein Kriterium zu oder entfernen Sie ihn.',
  },
  goal_without_date: {
    en: 'Say until when the goal “{goal}” is to be reached.',
    sv: 'Säg när syftet ”{goal}” ska vara nått.',
    de: 'Sagen Sie, bis wann der Zweck „{goal}“ erreicht sein soll.',
  },
  goal_without_baseline: {
    en: 'Give the value before the rollout of “{criterion}”, or say that there is none: without it nobody can tell what the rollout changed.',
    sv: 'Ange värdet före utrullningen för ”{criterion}”, eller säg att det inte finns något: utan det kan ingen se vad utrullningen ändrade.',
    de: 'Geben Sie zu „{criterion}“ den Wert vor dem Rollout an oder sagen Sie, dass es keinen gibt: Sonst kann niemand sagen, was der Rollout geändert hat.',
  },
});

export type GoalStatement = StatementOf<typeof goalSentences>;
export const goalStatement = stating(goalSentences);
