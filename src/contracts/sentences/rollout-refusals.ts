/** What is refused around rollouts, their people, criteria, messages and waves, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const rolloutRefusals = defineSentences({
  not_found: {
    en: 'There is no {what?rollout=rollout|stage=stage|gate=gate|cohort=cohort|account=account|token=token|person=person|person_of_stage=person of this stage|delivery=delivery|ticket=ticket|open_ticket=open ticket|open_hold=open hold|person_of_cohort=person of this cohort|person_with_place=person with a place in this cohort|earlier_cohort=earlier cohort|question=question|exception=exception|measured_criterion=measured criterion|rated_criterion=rated criterion|task=task|import=import|applied_import=applied import|finding=finding|app=app|milestone=milestone|revision=re-plan|closure=closed period|schedule=schedule of places|booking=booking|site_time=site time|shift_time=hours of this shift|organisation=organisation|webhook=webhook|connection=connection|rollback_plan=rollback plan|rollback_step=step|calendar_feed=calendar|chain_template=template|chain_task=task|outreach=entry|send_again=request to send again|risk=risk|report=report|report_plan=planned report|note=note|proposal=proposed change|plan=plan|adoption_measure=adoption measure|survey_question=question of the survey|wave_group=group of the waves|unit=deployment unit|targeting_group=targeting group|targeting_drift=such difference} with this id in your organisation. Check the link, or go back to the list.',
    sv: 'Det finns {what?rollout=ingen utrullning|stage=ingen etapp|gate=inget beslut|cohort=inget urval|account=inget konto|token=ingen nyckel|person=ingen person|person_of_stage=ingen person i etappen|delivery=inget utskick|ticket=inget ärende|open_ticket=inget öppet ärende|open_hold=inget öppet stopp|person_of_cohort=ingen person i urvalet|person_with_place=ingen person med plats i urvalet|earlier_cohort=inget tidigare urval|question=ingen fråga|exception=inget undantag|measured_criterion=inget uppmätt kriterium|rated_criterion=inget bedömt kriterium|task=inget arbete|import=ingen import|applied_import=ingen genomförd import|finding=ingen iakttagelse|app=ingen app|milestone=ingen milstolpe|revision=ingen omplanering|closure=ingen stängd period|schedule=inget schema|booking=ingen bokning|site_time=ingen platstid|shift_time=inga tider för skiftet|organisation=ingen organisation|webhook=ingen webhook|connection=ingen anslutning|rollback_plan=ingen återgångsplan|rollback_step=inget steg|calendar_feed=ingen kalender|chain_template=ingen mall|chain_task=ingen uppgift|outreach=ingen post|send_again=ingen begäran om att skicka igen|risk=ingen risk|report=ingen rapport|report_plan=ingen planerad rapport|note=ingen anteckning|proposal=inget ändringsförslag|plan=ingen plan|adoption_measure=inget mått på användning|survey_question=ingen fråga i enkäten|wave_group=ingen grupp i vågorna|unit=ingen utrullningsenhet|targeting_group=ingen målgrupp|targeting_drift=ingen sådan skillnad} med detta nummer i organisationen. Kontrollera länken eller gå tillbaka till listan.',
    de: 'In Ihrer Organisation gibt es {what?rollout=keinen Rollout|stage=keine Stufe|gate=keine Freigabe|cohort=keine Auswahl|account=kein Konto|token=keinen Schlüssel|person=keine Person|person_of_stage=keine Person dieser Stufe|delivery=keine Zustellung|ticket=kein Ticket|open_ticket=kein offenes Ticket|open_hold=keinen offenen Halt|person_of_cohort=keine Person dieser Auswahl|person_with_place=keine Person mit Platz in dieser Auswahl|earlier_cohort=keine frühere Auswahl|question=keine Frage|exception=keine Ausnahme|measured_criterion=kein gemessenes Kriterium|rated_criterion=kein bewertetes Kriterium|task=keine Aufgabe|import=keinen Import|applied_import=keinen übernommenen Import|finding=keinen Befund|app=keine App|milestone=keinen Meilenstein|revision=keine Umplanung|closure=keine Sperrzeit|schedule=keinen Plan|booking=keine Buchung|site_time=keine Standortzeit|shift_time=keine Zeiten dieser Schicht|organisation=keine Organisation|webhook=keinen Webhook|connection=keine Verbindung|rollback_plan=keinen Rückführungsplan|rollback_step=keinen Schritt|calendar_feed=keinen Kalender|chain_template=keine Vorlage|chain_task=keine Aufgabe|outreach=keinen Eintrag|send_again=keinen Antrag auf erneutes Senden|risk=kein Risiko|report=keinen Bericht|report_plan=keinen geplanten Bericht|note=keine Notiz|proposal=keinen Änderungsvorschlag|plan=keinen Plan|adoption_measure=keine Messgröße der Nutzung|survey_question=keine Frage der Umfrage|wave_group=keine Gruppe der Wellen|unit=keine Rollout-Einheit|targeting_group=keine Zielgruppe|targeting_drift=keinen solchen Unterschied} mit dieser Kennung. Prüfen Sie den Link, oder gehen Sie zurück zur Liste.',
  },
  shift_attribute: {
    en: '“{attribute}” cannot say when people start. Choose an attribute that people in the directory have; a site has times of its own.',
    sv: '”{attribute}” kan inte ange när personer startar. Välj ett attribut som personer i katalogen har; en plats har egna tider.',
    de: '„{attribute}“ kann nicht bestimmen, wann Personen beginnen. Wählen Sie ein Merkmal, das Personen im Verzeichnis haben; ein Standort hat eigene Zeiten.',
  },
  shifts_full: {
    en: 'There are {count} shifts with hours of their own already, and there can be no more. Remove one first.',
    sv: 'Det finns redan {count} skift med egna tider, och fler får det inte bli. Ta bort ett först.',
    de: 'Es gibt bereits {count} Schichten mit eigenen Zeiten, mehr sind nicht möglich. Entfernen Sie zuerst eine.',
  },
  shown_changed: {
    en: 'This concerned {shown} when it was shown to you, and concerns {now} by now. Nothing was changed. Look at it once more, then confirm.',
    sv: 'Det gällde {shown} när det visades och gäller nu {now}. Ingenting har ändrats. Se efter en gång till och bekräfta sedan.',
    de: 'Als es Ihnen gezeigt wurde, betraf dies {shown}, inzwischen betrifft es {now}. Nichts wurde geändert. Sehen Sie noch einmal nach, und bestätigen Sie dann.',
  },
  rollout_state: {
    en: 'The rollout is {state?draft=a draft|in_review=waiting for approval|running=running|paused=paused|stopping=being stopped|stopped=stopped|rolling_back=being rolled back|rolled_back=rolled back|completing=being completed|completed=completed|archived=archived}, so this is not possible now.',
    sv: 'Utrullningen {state?draft=är ett utkast|in_review=väntar på godkännande|running=pågår|paused=är pausad|stopping=stoppas|stopped=är stoppad|rolling_back=återställs|rolled_back=är återställd|completing=avslutas|completed=är avslutad|archived=är arkiverad}, därför går det inte nu.',
    de: 'Der Rollout {state?draft=ist ein Entwurf|in_review=wartet auf Genehmigung|running=läuft|paused=ist angehalten|stopping=wird beendet|stopped=ist beendet|rolling_back=wird zurückgenommen|rolled_back=ist zurückgenommen|completing=wird abgeschlossen|completed=ist abgeschlossen|archived=ist archiviert}; daher ist das jetzt nicht möglich.',
  },
  stage_state: {
    en: '{stage} is {state?planned=planned|preparing=being prepared|ready=ready|in_progress=in progress|soaking=being watched|evaluating=being evaluated|awaiting_decision=waiting for a decision|extended=extended|passed=passed|failed=failed|skipped=skipped|cancelled=cancelled|rolled_back=rolled back|frozen=frozen}, so this is not possible now.',
    sv: '{stage} {state?planned=är planerad|preparing=förbereds|ready=är redo|in_progress=pågår|soaking=observeras|evaluating=utvärderas|awaiting_decision=väntar på beslut|extended=är förlängd|passed=är godkänd|failed=är underkänd|skipped=är överhoppad|cancelled=är inställd|rolled_back=är återställd|frozen=är fryst}, därför går det inte nu.',
    de: '{stage} {state?planned=ist geplant|preparing=wird vorbereitet|ready=ist bereit|in_progress=läuft|soaking=wird beobachtet|evaluating=wird ausgewertet|awaiting_decision=wartet auf die Entscheidung|extended=ist verlängert|passed=ist bestanden|failed=ist nicht bestanden|skipped=ist übersprungen|cancelled=ist abgesagt|rolled_back=ist zurückgenommen|frozen=ist gesperrt}; daher ist das jetzt nicht möglich.',
  },
  workaround_missing: {
    en: 'The matrix says that the rollout goes on with a workaround. Write down what people do until the app is mended.',
    sv: 'Matrisen säger att utrullningen fortsätter med en tillfällig lösning. Skriv vad man gör tills appen är åtgärdad.',
    de: 'Nach der Matrix geht der Rollout mit einer Behelfslösung weiter. Schreiben Sie auf, was zu tun ist, bis die App in Ordnung ist.',
  },
  improvement_state: {
    en: 'This finding is {state?found=open|changed=changed|retested=closed, because the change helps|reopened=open again|accepted=closed as it is}, so this is not possible now.',
    sv: 'Iakttagelsen är {state?found=öppen|changed=ändrad|retested=avslutad, för ändringen hjälper|reopened=öppen igen|accepted=avslutad som den är}, därför går det inte nu.',
    de: 'Dieser Befund ist {state?found=offen|changed=geändert|retested=abgeschlossen, weil die Änderung hilft|reopened=wieder offen|accepted=so angenommen}; daher ist das jetzt nicht möglich.',
  },
  milestone_link_unknown: {
    en: 'A milestone waits for different stages and milestones of the same rollout, each of them once. Choose them from the list.',
    sv: 'En milstolpe väntar på olika etapper och milstolpar i samma utrullning, var och en en gång. Välj dem i listan.',
    de: 'Ein Meilenstein wartet auf verschiedene Stufen und Meilensteine desselben Rollouts, auf jeden einmal. Wählen Sie sie aus der Liste.',
  },
  milestone_circle: {
    en: 'These milestones would wait for each other: {milestones}. Remove one of the links.',
    sv: 'De här milstolparna skulle vänta på varandra: {milestones}. Ta bort en av kopplingarna.',
    de: 'Diese Meilensteine würden aufeinander warten: {milestones}. Entfernen Sie eine der Verknüpfungen.',
  },
  milestone_too_early: {
    en: '{milestone} waits for what comes before it; the earliest date is {earliest:date}. Choose that date or a later one, or move what comes before.',
    sv: '{milestone} väntar på det som kommer före; tidigaste datum är {earliest:date}. Välj det datumet eller ett senare, eller flytta det som kommer före.',
    de: '{milestone} wartet auf das, was davor liegt; das früheste Datum ist {earliest:date}. Wählen Sie dieses oder ein späteres, oder verschieben Sie, was davor liegt.',
  },
  milestone_done: {
    en: '{milestone} has been reached and does not move any more. Clear the day it was reached on, if that was a mistake.',
    sv: '{milestone} är nådd och flyttas inte längre. Ta bort dagen då den nåddes om det var ett misstag.',
    de: '{milestone} ist erreicht und wird nicht mehr verschoben. Löschen Sie den Tag des Erreichens, wenn das ein Versehen war.',
  },
  closure_days_bad: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  closure_never_open: {
    en: 'With this, the people it is for would have no open day in the next two years. Shorten the period, widen the window, or choose more working days.',
    sv: 'Med detta skulle de berörda inte ha någon öppen dag under de närmaste två åren. Korta perioden, vidga fönstret eller välj fler arbetsdagar.',
    de: 'Damit hätten die Betroffenen in den nächsten zwei Jahren keinen offenen Tag. Kürzen Sie die Sperrzeit, weiten Sie das Zeitfenster, oder wählen Sie mehr Arbeitstage.',
  },
  closures_full: {
    en: 'The calendar has at most {most} closed periods. Remove those that are over.',
    sv: 'Kalendern har högst {most} stängda perioder. Ta bort dem som är över.',
    de: 'Der Kalender hat höchstens {most} Sperrzeiten. Entfernen Sie, was vorbei ist.',
  },
  calendar_period: {
    en: 'Ask for at most {most} days, the first day first.',
    sv: 'Fråga om högst {most} dagar, med den första dagen först.',
    de: 'Fragen Sie nach höchstens {most} Tagen, den ersten Tag zuerst.',
  },
  milestones_full: {
    en: 'A rollout has at most {most} milestones. Remove those that are no longer needed.',
    sv: 'En utrullning har högst {most} milstolpar. Ta bort dem som inte längre behövs.',
    de: 'Ein Rollout hat höchstens {most} Meilensteine. Entfernen Sie, was nicht mehr gebraucht wird.',
  },
  target_past: {
    en: '{on:date} is over; today is {today:date}. Choose a date that is still to come.',
    sv: '{on:date} har varit; i dag är det {today:date}. Välj ett datum som kommer.',
    de: 'Der {on:date} ist vorbei; heute ist der {today:date}. Wählen Sie ein Datum, das noch kommt.',
  },
  target_unmeasured: {
    en: 'Whether the helpdesk can carry everybody before a date is not known: {missing?rate=no tickets per person have been measured yet. The first people who start supply them|capacity=nobody has said how much work it can take. Set that on the page Helpdesk}.',
    sv: 'Om helpdesken klarar alla före ett datum är inte känt: {missing?rate=inga ärenden per person har mätts än. De första som börjar ger dem|capacity=ingen har angett hur mycket arbete den klarar. Ange det på sidan Helpdesk}.',
    de: 'Ob der Helpdesk alle vor einem Datum bewältigt, ist nicht bekannt: {missing?rate=Tickets je Person wurden noch nicht gemessen. Die ersten, die beginnen, liefern sie|capacity=niemand hat angegeben, wie viel Arbeit er leisten kann. Geben Sie das auf der Seite Helpdesk an}.',
  },
  target_too_much: {
    en: 'Up to {on:date} the helpdesk has {available:# hour|# hours}; the tickets of the remaining {people:# person|# people} may take {needed:# hour|# hours}. Choose {earliest:date} or later, or give the helpdesk more time.',
    sv: 'Till {on:date} har helpdesken {available:# timme|# timmar}; ärendena för {people:den # person|de # personer} som återstår kan ta {needed:# timme|# timmar}. Välj {earliest:date} eller senare, eller ge helpdesken mer tid.',
    de: 'Bis zum {on:date} hat der Helpdesk {available:# Stunde|# Stunden}; die Tickets {people:der # verbleibenden Person|der # verbleibenden Personen} können {needed:# Stunde|# Stunden} brauchen. Wählen Sie den {earliest:date} oder später, oder geben Sie dem Helpdesk mehr Zeit.',
  },
  cohort_infeasible: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  cohort_state: {
    en: 'The cohort is {state?draft=a draft|accepted=accepted|discarded=discarded} and cannot be changed any more.',
    sv: 'Urvalet är {state?draft=ett utkast|accepted=godkänt|discarded=kastat} och kan inte ändras längre.',
    de: 'Die Auswahl ist {state?draft=ein Entwurf|accepted=bestätigt|discarded=verworfen} und kann nicht mehr geändert werden.',
  },
  cohort_missing: {
    en: 'Nobody has been chosen for this stage yet. Choose and accept the people first.',
    sv: 'Ingen är vald för etappen än. Välj och godkänn personerna först.',
    de: 'Für diese Stufe ist noch niemand gewählt. Wählen und bestätigen Sie zuerst die Personen.',
  },
  consent_missing: {
    en: '{missing} of {people:# person|# people} in the pilot have not said yes. Wait for their answers, or replace them.',
    sv: '{missing} av {people:# person|# personer} i piloten har inte sagt ja. Vänta på svaren, eller ersätt dem.',
    de: '{missing} von {people:# Person|# Personen} im Piloten haben nicht zugesagt. Warten Sie auf die Antworten, oder ersetzen Sie sie.',
  },
  places_open: {
    en: '{count:# person|# people} of the cohort cannot take part any more: {people}. Replace them first.',
    sv: '{count:# person|# personer} i urvalet kan inte vara med längre: {people}. Ersätt dem först.',
    de: '{count:# Person|# Personen} der Auswahl {count:kann|können} nicht mehr teilnehmen: {people}. Ersetzen Sie sie zuerst.',
  },
  reason_missing: {
    en: 'People have been asked already, so this needs a reason.',
    sv: 'Personer har redan tillfrågats, så det behövs ett skäl.',
    de: 'Es wurden schon Personen gefragt, daher braucht das eine Begründung.',
  },
  nobody_to_ask: {
    en: 'Everybody of this cohort has been asked already.',
    sv: 'Alla i urvalet har redan tillfrågats.',
    de: 'Alle in dieser Auswahl wurden schon gefragt.',
  },
  others_asked: {
    en: 'The people of draft {draft} have been asked already. Discard it first.',
    sv: 'Personerna i utkast {draft} har redan tillfrågats. Kasta det först.',
    de: 'Die Personen von Entwurf {draft} wurden schon gefragt. Verwerfen Sie ihn zuerst.',
  },
  answer_day_past: {
    en: '{on:date} is in the past. Choose a later day to answer by.',
    sv: 'Den {on:date} har redan varit. Välj en senare dag att svara till.',
    de: 'Der {on:date} liegt in der Vergangenheit. Wählen Sie einen späteren Tag für die Antwort.',
  },
  member_state: {
    en: '{person} is {state?candidate=not asked yet|invited=asked and has not answered|accepted=in the pilot and has said yes|declined=not taking part|waitlisted=waiting for a place}, so this is not possible now.',
    sv: '{person} {state?candidate=är inte tillfrågad än|invited=är tillfrågad och har inte svarat|accepted=är med i piloten och har sagt ja|declined=är inte med|waitlisted=väntar på en plats}, därför går det inte nu.',
    de: '{person} {state?candidate=wurde noch nicht gefragt|invited=wurde gefragt und hat nicht geantwortet|accepted=ist im Piloten und hat zugesagt|declined=nimmt nicht teil|waitlisted=wartet auf einen Platz}; daher ist das jetzt nicht möglich.',
  },
  member_refused: {
    en: '{person} cannot take the place: {why?left=no longer in the organisation|placed=has a place in a wave of this rollout|member=in the cohort already|no_consent=has not agreed to take part}.',
    sv: '{person} kan inte få platsen: {why?left=är inte kvar i organisationen|placed=har en plats i en våg i utrullningen|member=är redan med i urvalet|no_consent=har inte sagt ja till att vara med}.',
    de: '{person} kann den Platz nicht erhalten: {why?left=nicht mehr in der Organisation|placed=hat einen Platz in einer Welle dieses Rollouts|member=schon in der Auswahl|no_consent=hat der Teilnahme nicht zugestimmt}.',
  },
  member_excluded: {
    en: '{person} is on the exclusion list: {reason}.',
    sv: '{person} står på listan över undantagna: {reason}.',
    de: '{person} steht auf der Ausschlussliste: {reason}.',
  },
  team_full: {
    en: 'The team {team} already has as many people in the pilot as it may: {cap}.',
    sv: 'Teamet {team} har redan så många i piloten som det får: {cap}.',
    de: 'Das Team {team} hat schon so viele im Piloten, wie es haben darf: {cap}.',
  },
  criteria_missing: {
    en: 'The criteria cannot be frozen yet. {missing}',
    sv: 'Kriterierna kan inte frysas än. {missing}',
    de: 'Die Kriterien können noch nicht gesperrt werden. {missing}',
  },
  criteria_not_frozen: {
    en: 'The pilot cannot start before its criteria are frozen. Write them down and freeze them first.',
    sv: 'Piloten kan inte starta innan kriterierna är frysta. Skriv ner och frys dem först.',
    de: 'Der Pilot kann nicht beginnen, bevor die Kriterien gesperrt sind. Schreiben und sperren Sie sie zuerst.',
  },
  criteria_frozen: {
    en: 'The criteria were frozen on {on:date} and cannot change within this plan revision. Change them in a new revision, with a reason.',
    sv: 'Kriterierna frystes den {on:date} och kan inte ändras i den här planversionen. Ändra dem i en ny version, med ett skäl.',
    de: 'Die Kriterien wurden am {on:date} gesperrt und können in dieser Planfassung nicht geändert werden. Ändern Sie sie in einer neuen Fassung, mit Begründung.',
  },
  criterion_incomplete: {
    en: '{criterion}: {finding}',
    sv: '{criterion}: {finding}',
    de: '{criterion}: {finding}',
  },
  goal_incomplete: {
    en: '{goal}: {finding}',
    sv: '{goal}: {finding}',
    de: '{goal}: {finding}',
  },
  evidence_exists: {
    en: 'Data has arrived already, so the criteria change only in a new plan revision, with a reason.',
    sv: 'Data har redan kommit in, så kriterierna ändras bara i en ny planversion, med ett skäl.',
    de: 'Es sind bereits Daten eingetroffen; die Kriterien ändern sich daher nur in einer neuen Planfassung, mit Begründung.',
  },
  criteria_open: {
    en: 'These criteria are not frozen and no data has arrived, so they need no new revision. Save them, then freeze them.',
    sv: 'De här kriterierna är inte frysta och inga data har kommit in, så det behövs ingen ny version. Spara dem och frys dem sedan.',
    de: 'Diese Kriterien sind nicht gesperrt und es sind keine Daten eingetroffen; eine neue Fassung ist nicht nötig. Speichern Sie sie und sperren Sie sie dann.',
  },
  criteria_unchanged: {
    en: 'Goals and criteria are as they were, so there is nothing for a new revision.',
    sv: 'Syften och kriterier är som de var, så det finns inget för en ny version.',
    de: 'Zwecke und Kriterien sind, wie sie waren; für eine neue Fassung gibt es nichts.',
  },
  override_day: {
    en: 'A rule is set aside from {earliest:date} to {latest:date} at most, and not until {on:date}. Choose a day between them.',
    sv: 'En regel åsidosätts från den {earliest:date} till som längst den {latest:date}, inte till den {on:date}. Välj en dag däremellan.',
    de: 'Eine Regel wird vom {earliest:date} bis höchstens {latest:date} außer Kraft gesetzt, nicht bis {on:date}. Wählen Sie einen Tag dazwischen.',
  },
  override_none: {
    en: 'No rule stands behind this hold, so there is nothing to set aside until a day. Clear it without one.',
    sv: 'Ingen regel står bakom det här stoppet, så det finns inget att åsidosätta till en viss dag. Häv det utan dag.',
    de: 'Hinter diesem Halt steht keine Regel, die bis zu einem Tag außer Kraft gesetzt würde. Heben Sie ihn ohne Tag auf.',
  },
  start_in_past: {
    en: 'The start on {on:date} is in the past. Choose {earliest:date} or later.',
    sv: 'Starten den {on:date} har redan varit. Välj den {earliest:date} eller senare.',
    de: 'Der Beginn am {on:date} liegt in der Vergangenheit. Wählen Sie den {earliest:date} oder später.',
  },
  message_missing: {
    en: 'No message has been approved for {stage?Pilot=the pilot|question=asking people|other=the waves}. Approve one under Messages first.',
    sv: 'Inget meddelande är godkänt för {stage?Pilot=piloten|question=frågan till personerna|other=vågorna}. Godkänn ett under Meddelanden först.',
    de: 'Für {stage?Pilot=den Piloten|question=die Frage an die Personen|other=die Wellen} ist keine Nachricht freigegeben. Geben Sie zuerst unter Nachrichten eine frei.',
  },
  message_changed: {
    en: 'The text has changed since you read it. Read it again, then approve.',
    sv: 'Texten har ändrats sedan du läste den. Läs den igen och godkänn sedan.',
    de: 'Der Text hat sich geändert, seit Sie ihn gelesen haben. Lesen Sie ihn erneut und geben Sie ihn dann frei.',
  },
  message_unfit: {
    en: 'The {language?en=English|sv=Swedish|de=German} text cannot be used yet. {finding}',
    sv: 'Den {language?en=engelska|sv=svenska|de=tyska} texten kan inte användas än. {finding}',
    de: 'Der {language?en=englische|sv=schwedische|de=deutsche} Text kann noch nicht verwendet werden. {finding}',
  },
  account_needed: {
    en: 'Only people who are signed in do this, not programs. Sign in and do it on screen.',
    sv: 'Det här gör bara inloggade personer, inte program. Logga in och gör det på skärmen.',
    de: 'Das tun nur angemeldete Personen, keine Programme. Melden Sie sich an und tun Sie es am Bildschirm.',
  },
  delivery_not_unknown: {
    en: 'It is known what became of {copies} of the {of:# copy|# copies}. Only an unclear copy can be sent again; leave the others out.',
    sv: 'Det är känt vad som hände med {copies} av {of:# utskick|# utskick}. Bara ett oklart utskick kan skickas igen; utelämna de andra.',
    de: 'Bei {copies} von {of:# Zustellung|# Zustellungen} ist bekannt, was daraus wurde. Nur eine unklare kann erneut gesendet werden; lassen Sie die anderen weg.',
  },
  delivery_outdated: {
    en: 'The people of {copies} of the {of:# copy|# copies} have a newer date, which they are told in a message of its own. Leave these out.',
    sv: 'Personerna i {copies} av {of:# utskick|# utskick} har en nyare dag, som de får i ett eget meddelande. Utelämna dem.',
    de: 'Bei {copies} von {of:# Zustellung|# Zustellungen} haben die Personen einen neueren Termin, den ihnen eine eigene Nachricht nennt. Lassen Sie diese weg.',
  },
  send_again_asked: {
    en: 'Somebody has asked for one of these already. Decide that request first.',
    sv: 'Någon har redan bett om ett av dem. Avgör den begäran först.',
    de: 'Für eine davon liegt schon ein Antrag vor. Entscheiden Sie zuerst über ihn.',
  },
  send_again_own: {
    en: 'You asked for this, so somebody else who may write messages approves it. You can withdraw it.',
    sv: 'Du bad om det här, så någon annan som får skriva meddelanden godkänner det. Du kan dra tillbaka det.',
    de: 'Sie haben das beantragt; genehmigen muss es eine andere Person, die Nachrichten schreiben darf. Sie können den Antrag zurückziehen.',
  },
  send_again_decided: {
    en: 'This request has been decided already. The ledger shows what became of its copies.',
    sv: 'Begäran är redan avgjord. Förteckningen visar vad som hände med utskicken.',
    de: 'Über diesen Antrag ist schon entschieden. Das Verzeichnis zeigt, was aus den Zustellungen wurde.',
  },
  process_manager: {
    en: '{manager} is process manager: only {manager} starts, holds, plans and decides the stages of this rollout. Ask {manager}, or an administrator to name somebody else.',
    sv: '{manager} är processansvarig: bara {manager} startar, stoppar, planerar och beslutar om utrullningens etapper. Fråga {manager}, eller be en administratör att utse någon annan.',
    de: '{manager} verantwortet den Ablauf: Nur {manager} startet, hält an, plant und entscheidet über die Stufen dieses Rollouts. Fragen Sie {manager}, oder bitten Sie die Administration, jemand anderen zu benennen.',
  },
  process_manager_unfit: {
    en: 'A process manager needs an account that can run rollouts and decide gates. Choose another account, or give this one the role of rollout lead.',
    sv: 'En processansvarig behöver ett konto som kan driva utrullningar och fatta beslut. Välj ett annat konto, eller ge kontot rollen utrullningsledare.',
    de: 'Wer den Ablauf verantwortet, braucht ein Konto, das Rollouts führen und Freigaben entscheiden kann. Wählen Sie ein anderes Konto, oder geben Sie diesem die Rolle Rollout-Leitung.',
  },
  stage_begun: {
    en: '{stage} has begun or ended already, so how it starts is past.',
    sv: '{stage} har redan börjat eller slutat, så hur den startar är avgjort.',
    de: '{stage} hat bereits begonnen oder ist zu Ende; wie sie startet, steht fest.',
  },
  stage_bars_nothing: {
    en: 'Only a wave that failed at its gate or was rolled back keeps the next one from following, and {stage} is none. Look at what the next stage waits for.',
    sv: 'Bara en våg som underkändes vid sin beslutspunkt eller togs tillbaka hindrar nästa från att följa, och {stage} är ingen sådan. Se vad nästa etapp väntar på.',
    de: 'Nur eine Welle, die an ihrer Freigabe gescheitert ist oder zurückgeführt wurde, hält die nächste auf, und {stage} ist keine. Sehen Sie nach, worauf die nächste Stufe wartet.',
  },
  stage_not_by_hand: {
    en: '{stage} starts by itself. Look at what it still waits for, or say first that it starts by hand.',
    sv: '{stage} startar av sig själv. Se vad den väntar på, eller ange först att den startas för hand.',
    de: '{stage} startet von selbst. Sehen Sie nach, worauf sie noch wartet, oder legen Sie zuerst fest, dass sie von Hand gestartet wird.',
  },
  stop_rule_share: {
    en: 'A share cannot be above 100 %. Give a smaller one.',
    sv: 'En andel kan inte vara över 100 %. Ange en mindre.',
    de: 'Ein Anteil kann nicht über 100 % liegen. Geben Sie einen kleineren an.',
  },
  load_week: {
    en: '{on:date} is no Monday. Name the week by its Monday, {monday:date}.',
    sv: '{on:date} är ingen måndag. Ange veckan med sin måndag, {monday:date}.',
    de: 'Der {on:date} ist kein Montag. Nennen Sie die Woche mit ihrem Montag, dem {monday:date}.',
  },
  load_not_yours: {
    en: '“{department}” is not one of your departments. Ask its contact, or have an administrator name it yours under Settings, Team.',
    sv: '”{department}” är inte en av dina avdelningar. Fråga dess kontakt, eller be en administratör ange den som din under Inställningar, Team.',
    de: '„{department}“ gehört nicht zu Ihren Abteilungen. Fragen Sie deren Kontakt, oder lassen Sie sie sich von der Administration unter Einstellungen, Team, zuordnen.',
  },
  load_department: {
    en: 'Nobody is in the department “{department}”. Choose one of the directory.',
    sv: 'Ingen är i avdelningen ”{department}”. Välj en från katalogen.',
    de: 'In der Abteilung „{department}“ ist niemand. Wählen Sie eine aus dem Verzeichnis.',
  },
  outreach_settled: {
    en: '{name} has been settled already. Look under settled for what came of it.',
    sv: '{name} är redan avslutad. Se under avslutade vad det blev av det.',
    de: '{name} ist bereits erledigt. Unter „erledigt“ steht, was daraus wurde.',
  },
  readiness_version: {
    en: '“{version}” is no version of {platform?windows=Windows|macos=macOS|ios=iOS|android=Android}. Write numbers parted by dots, such as 10.0.19045.',
    sv: '”{version}” är ingen version av {platform?windows=Windows|macos=macOS|ios=iOS|android=Android}. Skriv tal med punkter emellan, till exempel 10.0.19045.',
    de: '„{version}“ ist keine Version von {platform?windows=Windows|macos=macOS|ios=iOS|android=Android}. Schreiben Sie Zahlen mit Punkten dazwischen, zum Beispiel 10.0.19045.',
  },
  readiness_department: {
    en: 'A department would be green before it is amber. Let amber begin at a smaller share than green.',
    sv: 'En avdelning skulle bli grön innan den blir gul. Låt gult börja vid en mindre andel än grönt.',
    de: 'Eine Abteilung wäre grün, bevor sie gelb ist. Lassen Sie Gelb bei einem kleineren Anteil beginnen als Grün.',
  },
  stop_rule_attribute: {
    en: 'A stop rule per group needs the attribute that makes the groups; other stop rules have none.',
    sv: 'En stoppregel per grupp behöver attributet som bildar grupperna; andra stoppregler har inget.',
    de: 'Eine Stoppregel je Gruppe braucht das Merkmal, das die Gruppen bildet; andere Stoppregeln haben keines.',
  },
  stragglers_not_chosen: {
    en: 'Nobody who is left over fits this choice. Choose people of the list, or give a filter, but not both.',
    sv: 'Ingen som återstår passar urvalet. Välj personer i listan eller ange ett filter, men inte båda.',
    de: 'Auf diese Auswahl passt niemand, der übrig ist. Wählen Sie Personen aus der Liste oder geben Sie einen Filter an, aber nicht beides.',
  },
  straggler_date_past: {
    en: '{on:date} is past. Give a date from today on.',
    sv: 'Den {on:date} har varit. Ange ett datum från och med i dag.',
    de: 'Der {on:date} ist vorbei. Geben Sie ein Datum ab heute an.',
  },
  straggler_wave_barred: {
    en: '{stage} did not pass, and no wave may follow it yet, so that its people cannot get a date in a later one. Open {stage} on the run page and let what comes next follow, then give them a date.',
    sv: '{stage} blev inte godkänd och ännu får ingen våg följa, så att personerna inte kan få ett datum i en senare. Öppna {stage} på sidan Körning och låt det som kommer sedan följa, ge dem sedan ett datum.',
    de: '{stage} wurde nicht bestanden, und noch darf keine Welle folgen, sodass ihre Personen keinen Termin in einer späteren erhalten können. Öffnen Sie {stage} auf der Seite Ablauf und lassen Sie folgen, was danach kommt, und geben Sie ihnen dann einen Termin.',
  },
  stage_not_passed: {
    en: '{stage} has not passed yet, so it cannot be complete.',
    sv: '{stage} är inte godkänd ännu och kan därför inte vara slutförd.',
    de: '{stage} ist noch nicht bestanden und kann daher nicht abgeschlossen sein.',
  },
  stage_residue: {
    en: '{stage} is not complete: {people:# person is|# people are} left over. Who cares for them: {owners}. Finish them on the straggler desk: give them a new date, or take them off it with a reason.',
    sv: '{stage} är inte slutförd: {people:# person|# personer} återstår. Ansvariga: {owners}. Gör klart dem under Eftersläp: ge dem ett nytt datum eller ta bort dem med ett skäl.',
    de: '{stage} ist nicht abgeschlossen: {people:# Person ist|# Personen sind} übrig. Zuständig: {owners}. Erledigen Sie sie bei den Nachzüglern: Geben Sie einen neuen Termin oder nehmen Sie sie mit Begründung heraus.',
  },
  stage_complete: {
    en: '{stage} is complete already. Reload the page to see it.',
    sv: '{stage} är redan slutförd. Ladda om sidan för att se det.',
    de: '{stage} ist bereits abgeschlossen. Laden Sie die Seite neu, um es zu sehen.',
  },
  waves_exist: {
    en: 'The waves are laid out already. Reload the page to see them.',
    sv: 'Vågorna är redan utlagda. Ladda om sidan för att se dem.',
    de: 'Die Wellen sind bereits festgelegt. Laden Sie die Seite neu, um sie zu sehen.',
  },
  waves_missing: {
    en: 'There is no plan of waves that could be changed. Lay the waves out first.',
    sv: 'Det finns ingen vågplan att ändra. Lägg ut vågorna först.',
    de: 'Es gibt keinen Wellenplan, der sich ändern ließe. Legen Sie die Wellen zuerst fest.',
  },
  waves_fixed: {
    en: 'Nothing there can move: it has started, its people know their date, or the week is too near to give notice. Choose another group or week.',
    sv: 'Inget där kan flyttas: det har startat, personerna känner till sitt datum eller veckan är för nära för varslet. Välj en annan grupp eller vecka.',
    de: 'Dort lässt sich nichts verschieben: Es hat begonnen, die Personen kennen ihren Termin, oder die Woche liegt zu nah für den Vorlauf. Wählen Sie eine andere Gruppe oder Woche.',
  },
  replan_changed: {
    en: 'The plan has changed since this preview. Look at the new preview, then decide.',
    sv: 'Planen har ändrats sedan förhandsvisningen. Se den nya förhandsvisningen och bestäm sedan.',
    de: 'Der Plan hat sich seit dieser Vorschau geändert. Sehen Sie sich die neue Vorschau an, und entscheiden Sie dann.',
  },
  waves_before_go: {
    en: 'Waves can be laid out once the gate of the pilot says go.',
    sv: 'Vågor kan läggas ut när pilotens beslut är att gå vidare.',
    de: 'Wellen lassen sich festlegen, sobald die Freigabe des Piloten erteilt ist.',
  },
  waves_infeasible: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
});
