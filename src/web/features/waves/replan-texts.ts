/** The texts of re-planning: what has changed, the ways to answer, the confirmation, and what became of the plan. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const replanTexts = defineTexts({
  en: {
    command: 'Re-plan',
    title: 'Something changed',
    subtitle: 'Nobody is moved before you confirm.',
    kind: 'What changed',
    kinds: {
      closed: 'Days are closed',
      slip: 'A wave slips',
      capacity: 'A week takes fewer people',
      move: 'A group starts in another week',
      gate: 'A gate said no for now',
    },
    from: 'First closed day',
    to: 'Last closed day',
    gateFrom: 'Nobody starts from',
    gateTo: 'Until and including',
    daysWrong: 'The last day lies before the first. Swap them.',
    scope: 'Closed to',
    scopes: { everybody: 'everybody', site: 'one site', department: 'one department' },
    place: { site: 'Site', department: 'Department' },
    placeHint: 'Choose one',
    wave: 'Wave',
    waveOption: (wave: string, week: string, people: string) => `${wave}, ${week}, ${people} people`,
    slipsBy: 'Weeks later',
    capacityFrom: 'From',
    capacityTo: 'Until',
    forGood: 'for good',
    people: 'People a week, at most',
    peopleNow: (people: string) => `Now ${people}. Leave empty to keep it.`,
    minutes: 'Helpdesk minutes a week, at most',
    minutesNow: (minutes: string) => `Now ${minutes}. Leave empty to keep it.`,
    group: 'Group',
    groupTo: 'To week',
    groupNone:
      'No group can move by itself: each has started, knows its date, or starts within the notice. Say that days are closed to it, or that its wave slips.',
    groupHint: 'Choose a group',
    weekHint: 'Choose a week',
    groupOption: (group: string, week: string) => `${group}, ${week}`,
    weekOption: (week: string, date: string) => `${week}, ${date}`,
    nothingMoves: 'Nobody can be moved any more: everybody has started or knows the date.',
    options: 'Ways to re-plan',
    optionsNote: (people: string) => `of ${people} people to come`,
    incomplete: 'Fill in what changed, and the ways to re-plan appear here.',
    sameFinish: (date: string) => `Same finish, ${date}`,
    later: (weeks: number, shown: string, date: string) =>
      plural('en', weeks, { one: `${shown} week later, ${date}`, other: `${shown} weeks later, ${date}` }),
    laterNone: (weeks: number, shown: string) =>
      weeks === 0
        ? 'Same finish'
        : plural('en', weeks, { one: `${shown} week later`, other: `${shown} weeks later` }),
    moves: (share: string) => `${share} move`,
    nobody: 'Nobody has to move: the plan stands as it is.',
    impossible: 'not possible',
    notFound: 'not found',
    optionPeople: (people: number, shown: string) =>
      plural('en', people, { one: `${shown} person moves`, other: `${shown} people move` }),
    optionTold: (told: number, shown: string) =>
      plural('en', told, {
        one: `${shown} person knows the date and is told again`,
        other: `${shown} people know their date and are told again`,
      }),
    optionNobodyTold: 'nobody is told twice',
    forced: (people: number, shown: string) =>
      plural('en', people, {
        one: `${shown} person cannot stay where they are.`,
        other: `${shown} people cannot stay where they are.`,
      }),
    bound: (date: string, resource: string) =>
      `Counting shows that not everybody can have started before ${date}, because of ${resource}.`,
    who: 'Who moves, and why',
    move: (people: string, from: string, to: string) => `${people} people from ${from} to ${to}`,
    moveTold: (people: string) => `${people} told again`,
    moreMoves: (count: string) => `Show ${count} more`,
    fewerMoves: 'Show fewer',
    after: { people: 'People a week afterwards', tickets: 'Helpdesk tickets a week afterwards' },
    afterOf: (load: string, most: string) => `${load} of ${most}`,
    preview: (people: number, shown: string) =>
      plural('en', people, { one: `Preview the ${shown} person`, other: `Preview the ${shown} people` }),
    previewNone: 'Record the change',
    keep: 'Keep as is',
    revisionNext: (revision: string) => `Makes plan revision ${revision}.`,
    mayNotPlan: 'Your role may look at the price, not change the plan. Ask the rollout lead.',
    notRunning: 'The rollout is over, so its waves stay as they are.',
    confirmTitle: 'Re-plan the waves',
    confirmText: (date: string) =>
      `The last people start in the week of ${date}. Everybody else keeps wave and date.`,
    confirmWarning: (told: number, shown: string) =>
      plural('en', told, {
        one: `${shown} person knows the date already and is told the new one, once.`,
        other: `${shown} people know their date already and are told the new one, once.`,
      }),
    figureMoved: 'people move',
    figureTold: 'told again',
    figureFinish: 'last start',
    confirm: (people: number, shown: string) =>
      plural('en', people, { one: `Move ${shown} person`, other: `Move ${shown} people` }),
    done: (revision: string) => `Plan revision ${revision} stands`,
    doneDetail: (people: number, shown: string, told: number, toldShown: string) =>
      `${plural('en', people, { one: `${shown} person moved`, other: `${shown} people moved` })}, ${plural('en', told, { one: `${toldShown} is told again.`, other: `${toldShown} are told again.` })}`,
    submit: (people: number, shown: string) =>
      plural('en', people, {
        one: `Submit the move of ${shown} person`,
        other: `Submit the move of ${shown} people`,
      }),
    submitNone: 'Submit the change',
    submitText: 'Nobody moves before another person has approved it.',
    submitted: 'The re-plan is submitted',
    submittedDetail: 'It is carried out when another person has approved it.',
    planWaits: 'A plan waits for approval already. Have it approved or rejected, or withdraw it, first.',
    slips: 'This wave slips',
  },
  sv: {
    command: 'Planera om',
    title: 'Något har ändrats',
    subtitle: 'Ingen flyttas innan du bekräftar.',
    kind: 'Vad har ändrats',
    kinds: {
      closed: 'Dagar stängs',
      slip: 'En våg blir försenad',
      capacity: 'En vecka tar färre personer',
      move: 'En grupp startar en annan vecka',
      gate: 'Beslutet blev nej tills vidare',
    },
    from: 'Första stängda dagen',
    to: 'Sista stängda dagen',
    gateFrom: 'Ingen startar från',
    gateTo: 'Till och med',
    daysWrong: 'Den sista dagen ligger före den första. Byt plats på dem.',
    scope: 'Stängt för',
    scopes: { everybody: 'alla', site: 'en plats', department: 'en avdelning' },
    place: { site: 'Plats', department: 'Avdelning' },
    placeHint: 'Välj en',
    wave: 'Våg',
    waveOption: (wave, week, people) => `${wave}, ${week}, ${people} personer`,
    slipsBy: 'Veckor senare',
    capacityFrom: 'Från',
    capacityTo: 'Till och med',
    forGood: 'tills vidare',
    people: 'Personer per vecka, högst',
    peopleNow: (people) => `Nu ${people}. Lämna tomt för att behålla det.`,
    minutes: 'Helpdeskens minuter per vecka, högst',
    minutesNow: (minutes) => `Nu ${minutes}. Lämna tomt för att behålla det.`,
    group: 'Grupp',
    groupTo: 'Till vecka',
    groupNone:
      'Ingen grupp kan flytta ensam: var och en har startat, vet sitt datum eller startar inom varseltiden. Ange att dagar är stängda för den, eller att dess våg förskjuts.',
    groupHint: 'Välj en grupp',
    weekHint: 'Välj en vecka',
    groupOption: (group, week) => `${group}, ${week}`,
    weekOption: (week, date) => `${week}, ${date}`,
    nothingMoves: 'Ingen kan flyttas längre: alla har startat eller vet sitt datum.',
    options: 'Sätt att planera om',
    optionsNote: (people) => `av ${people} som återstår`,
    incomplete: 'Fyll i vad som har ändrats, så visas sätten att planera om här.',
    sameFinish: (date) => `Samma slut, ${date}`,
    later: (weeks, shown, date) =>
      plural('sv', weeks, {
        one: `${shown} vecka senare, ${date}`,
        other: `${shown} veckor senare, ${date}`,
      }),
    laterNone: (weeks, shown) =>
      weeks === 0
        ? 'Samma slut'
        : plural('sv', weeks, { one: `${shown} vecka senare`, other: `${shown} veckor senare` }),
    moves: (share) => `${share} flyttas`,
    nobody: 'Ingen behöver flyttas: planen står som den är.',
    impossible: 'inte möjligt',
    notFound: 'hittades inte',
    optionPeople: (people, shown) =>
      plural('sv', people, { one: `${shown} person flyttas`, other: `${shown} personer flyttas` }),
    optionTold: (told, shown) =>
      plural('sv', told, {
        one: `${shown} person vet sitt datum och får ett nytt besked`,
        other: `${shown} personer vet sitt datum och får ett nytt besked`,
      }),
    optionNobodyTold: 'ingen får två besked',
    forced: (people, shown) =>
      plural('sv', people, {
        one: `${shown} person kan inte vara kvar i sin vecka.`,
        other: `${shown} personer kan inte vara kvar i sin vecka.`,
      }),
    bound: (date, resource) =>
      `Det går att räkna fram att alla inte kan ha startat före ${date}; det avgörs av ${resource}.`,
    who: 'Vilka som flyttas, och varför',
    move: (people, from, to) => `${people} personer från ${from} till ${to}`,
    moveTold: (people) => `${people} får nytt besked`,
    moreMoves: (count) => `Visa ${count} till`,
    fewerMoves: 'Visa färre',
    after: { people: 'Personer per vecka efteråt', tickets: 'Ärenden per vecka efteråt' },
    afterOf: (load, most) => `${load} av ${most}`,
    preview: (people, shown) =>
      plural('sv', people, {
        one: `Förhandsgranska ${shown} person`,
        other: `Förhandsgranska ${shown} personer`,
      }),
    previewNone: 'Anteckna ändringen',
    keep: 'Behåll som det är',
    revisionNext: (revision) => `Ger planversion ${revision}.`,
    mayNotPlan: 'Din roll får se priset men inte ändra planen. Fråga utrullningsledaren.',
    notRunning: 'Utrullningen är över, så vågorna står som de är.',
    confirmTitle: 'Planera om vågorna',
    confirmText: (date) => `De sista startar i veckan från ${date}. Alla andra behåller våg och datum.`,
    confirmWarning: (told, shown) =>
      plural('sv', told, {
        one: `${shown} person vet redan sitt datum och får det nya, en gång.`,
        other: `${shown} personer vet redan sitt datum och får det nya, en gång.`,
      }),
    figureMoved: 'personer flyttas',
    figureTold: 'får nytt besked',
    figureFinish: 'sista start',
    confirm: (people, shown) =>
      plural('sv', people, { one: `Flytta ${shown} person`, other: `Flytta ${shown} personer` }),
    done: (revision) => `Planversion ${revision} gäller`,
    doneDetail: (people, shown, told, toldShown) =>
      `${plural('sv', people, { one: `${shown} person flyttad`, other: `${shown} personer flyttade` })}, ${plural('sv', told, { one: `${toldShown} får nytt besked.`, other: `${toldShown} får nytt besked.` })}`,
    submit: (people, shown) =>
      plural('sv', people, {
        one: `Lämna in flytten av ${shown} person`,
        other: `Lämna in flytten av ${shown} personer`,
      }),
    submitNone: 'Lämna in ändringen',
    submitText: 'Ingen flyttas innan någon annan har godkänt det.',
    submitted: 'Omplaneringen är inlämnad',
    submittedDetail: 'Den genomförs när någon annan har godkänt den.',
    planWaits:
      'En plan väntar redan på godkännande. Låt den bli godkänd eller avvisad, eller dra tillbaka den, först.',
    slips: 'Vågen blir försenad',
  },
  de: {
    command: 'Umplanen',
    title: 'Etwas hat sich geändert',
    subtitle: 'Niemand wird verschoben, bevor Sie bestätigen.',
    kind: 'Was hat sich geändert',
    kinds: {
      closed: 'Tage sind gesperrt',
      slip: 'Eine Welle verspätet sich',
      capacity: 'Eine Woche fasst weniger Personen',
      move: 'Eine Gruppe beginnt in einer anderen Woche',
      gate: 'Die Freigabe wurde vorerst verweigert',
    },
    from: 'Erster gesperrter Tag',
    to: 'Letzter gesperrter Tag',
    gateFrom: 'Niemand beginnt ab',
    gateTo: 'Bis einschließlich',
    daysWrong: 'Der letzte Tag liegt vor dem ersten. Tauschen Sie die beiden.',
    scope: 'Gesperrt für',
    scopes: { everybody: 'alle', site: 'einen Standort', department: 'eine Abteilung' },
    place: { site: 'Standort', department: 'Abteilung' },
    placeHint: 'Bitte wählen',
    wave: 'Welle',
    waveOption: (wave, week, people) => `${wave}, ${week}, ${people} Personen`,
    slipsBy: 'Wochen später',
    capacityFrom: 'Ab',
    capacityTo: 'Bis',
    forGood: 'auf Dauer',
    people: 'Personen je Woche, höchstens',
    peopleNow: (people) => `Jetzt ${people}. Leer lassen, um es beizubehalten.`,
    minutes: 'Minuten des Helpdesks je Woche, höchstens',
    minutesNow: (minutes) => `Jetzt ${minutes}. Leer lassen, um es beizubehalten.`,
    group: 'Gruppe',
    groupTo: 'In Woche',
    groupNone:
      'Keine Gruppe kann allein wechseln: Jede hat begonnen, kennt ihren Termin oder beginnt innerhalb der Ankündigungsfrist. Geben Sie an, dass Tage für sie gesperrt sind oder dass sich ihre Welle verschiebt.',
    groupHint: 'Gruppe wählen',
    weekHint: 'Woche wählen',
    groupOption: (group, week) => `${group}, ${week}`,
    weekOption: (week, date) => `${week}, ${date}`,
    nothingMoves: 'Es kann niemand mehr verschoben werden: Alle haben begonnen oder kennen ihren Termin.',
    options: 'Möglichkeiten',
    optionsNote: (people) => `von ${people} Ausstehenden`,
    incomplete: 'Geben Sie an, was sich geändert hat; dann stehen die Möglichkeiten hier.',
    sameFinish: (date) => `Gleiches Ende, ${date}`,
    later: (weeks, shown, date) =>
      plural('de', weeks, {
        one: `${shown} Woche später, ${date}`,
        other: `${shown} Wochen später, ${date}`,
      }),
    laterNone: (weeks, shown) =>
      weeks === 0
        ? 'Gleiches Ende'
        : plural('de', weeks, { one: `${shown} Woche später`, other: `${shown} Wochen später` }),
    moves: (share) => `${share} ziehen um`,
    nobody: 'Niemand muss umziehen: Der Plan bleibt, wie er ist.',
    impossible: 'nicht möglich',
    notFound: 'nicht gefunden',
    optionPeople: (people, shown) =>
      plural('de', people, { one: `${shown} Person zieht um`, other: `${shown} Personen ziehen um` }),
    optionTold: (told, shown) =>
      plural('de', told, {
        one: `${shown} Person kennt ihren Termin und wird erneut informiert`,
        other: `${shown} Personen kennen ihren Termin und werden erneut informiert`,
      }),
    optionNobodyTold: 'niemand wird zweimal informiert',
    forced: (people, shown) =>
      plural('de', people, {
        one: `${shown} Person kann nicht in ihrer Woche bleiben.`,
        other: `${shown} Personen können nicht in ihrer Woche bleiben.`,
      }),
    bound: (date, resource) =>
      `Rechnerisch bewiesen: Vor dem ${date} können nicht alle begonnen haben, maßgebend: ${resource}.`,
    who: 'Wer umzieht und warum',
    move: (people, from, to) => `${people} Personen von ${from} in ${to}`,
    moveTold: (people) => `${people} erneut informiert`,
    moreMoves: (count) => `${count} weitere anzeigen`,
    fewerMoves: 'Weniger anzeigen',
    after: { people: 'Personen je Woche danach', tickets: 'Tickets je Woche danach' },
    afterOf: (load, most) => `${load} von ${most}`,
    preview: (people, shown) =>
      plural('de', people, {
        one: `${shown} Person ansehen`,
        other: `Die ${shown} Personen ansehen`,
      }),
    previewNone: 'Änderung festhalten',
    keep: 'So lassen',
    revisionNext: (revision) => `Ergibt Planfassung ${revision}.`,
    mayNotPlan:
      'Ihre Rolle darf den Preis ansehen, aber den Plan nicht ändern. Fragen Sie die Rollout-Leitung.',
    notRunning: 'Der Rollout ist beendet, daher bleiben die Wellen, wie sie sind.',
    confirmTitle: 'Wellen umplanen',
    confirmText: (date) =>
      `Die Letzten beginnen in der Woche ab ${date}. Alle anderen behalten Welle und Termin.`,
    confirmWarning: (told, shown) =>
      plural('de', told, {
        one: `${shown} Person kennt ihren Termin bereits und erfährt den neuen, einmal.`,
        other: `${shown} Personen kennen ihren Termin bereits und erfahren den neuen, einmal.`,
      }),
    figureMoved: 'ziehen um',
    figureTold: 'erneut informiert',
    figureFinish: 'letzter Beginn',
    confirm: (people, shown) =>
      plural('de', people, { one: `${shown} Person verschieben`, other: `${shown} Personen verschieben` }),
    done: (revision) => `Planfassung ${revision} gilt`,
    doneDetail: (people, shown, told, toldShown) =>
      `${plural('de', people, { one: `${shown} Person verschoben`, other: `${shown} Personen verschoben` })}, ${plural('de', told, { one: `${toldShown} wird erneut informiert.`, other: `${toldShown} werden erneut informiert.` })}`,
    submit: (people, shown) =>
      plural('de', people, {
        one: `Wechsel von ${shown} Person einreichen`,
        other: `Wechsel von ${shown} Personen einreichen`,
      }),
    submitNone: 'Änderung einreichen',
    submitText: 'Niemand wechselt, bevor eine andere Person zugestimmt hat.',
    submitted: 'Die Umplanung ist eingereicht',
    submittedDetail: 'Sie wird umgesetzt, wenn eine andere Person sie genehmigt hat.',
    planWaits:
      'Ein Plan wartet bereits auf Genehmigung. Lassen Sie ihn zuerst genehmigen oder ablehnen, oder ziehen Sie ihn zurück.',
    slips: 'Diese Welle verspätet sich',
  },
});
