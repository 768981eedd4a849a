/** The texts of the calendar grid: rows, cells, what a drag meets, and the key under it. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const calendarTexts = defineTexts({
  en: {
    owned: (group: string, owner: string) => `${group}, owned by ${owner}`,
    note: (waves: string, people: string) => `${waves} waves, ${people} people`,
    bestReached: (weeks: string) => `${weeks} weeks, and fewer are not possible`,
    bestMissed: (weeks: string, best: string) => `${weeks} weeks; the best possible is not below ${best}`,
    boundBy: (resource: string) => `Set by: ${resource}`,
    show: 'Show',
    metric: { people: 'people starting', tickets: 'helpdesk tickets' },
    chart: { people: 'People a week', tickets: 'Tickets a week' },
    limit: { people: 'at most', tickets: 'helpdesk can take' },
    ticketsNote: (rate: string) => `${rate} per person`,
    spillNote: 'over three weeks',
    starts: 'Starts',
    closed: 'closed',
    closedTo: (names: string) => `Closed: ${names}. Nobody of this group may start.`,
    closedToSome: (names: string) => `Closed to some of this group: ${names}.`,
    closedUnnamed: 'by the plan',
    shutTitle: (count: number, shown: string) =>
      plural('en', count, {
        one: `${shown} person stands in a week that is closed`,
        other: `${shown} people stand in weeks that are closed`,
      }),
    shut: (week: string, people: string, names: string, isWhole: boolean) =>
      `${week}: ${isWhole ? people : `some of ${people}`}. Closed: ${names}.`,
    shutMore: (weeks: string) => `and ${weeks} weeks more`,
    shutThen: 'Nobody starts on a closed day: their dates move behind it, unless the plan is changed.',
    shutReplan: 'Re-plan for the closed days',
    cell: (group: string, people: string, week: string, state: string) =>
      `${group}, ${people} people in ${week}: ${state}`,
    states: {
      ended: 'started and over',
      skipped: 'skipped, nobody starts',
      running: 'started',
      told: 'told their date, fixed',
      near: 'too near to give notice, fixed',
      planned: 'planned, can move',
    },
    moveHint: 'Drag it to another week, or press the left and right arrow keys and then Enter.',
    legend: {
      ended: 'started',
      skipped: 'skipped',
      running: 'under way',
      fixed: 'told or too near, fixed',
      planned: 'planned, can move',
      held: 'wave is held',
      closed: 'closed',
      some: 'closed to some',
    },
    verdict: {
      title: (group: string, week: string) => `${group} to ${week}`,
      fits: 'Fits as it is.',
      too_near: (week: string) => `Too near. The first week with enough notice is ${week}.`,
      closed: (names: string) => `Closed: ${names}.`,
      closed_to_some: (names: string) => `Closed to some of it: ${names}.`,
      people: (over: string, most: string) => `${over} people over the ${most} a week takes.`,
      helpdesk: (over: string, week: string) => `Helpdesk ${over} tickets over in ${week}.`,
      helpdeskMinutes: (over: string, week: string) => `Helpdesk ${over} minutes over in ${week}.`,
      cannot: 'It cannot be dropped here.',
      same: 'Its own week.',
      asking: 'Looking at what else would move …',
      price: (count: number, shown: string) =>
        plural('en', count, {
          one: `Same finish: ${shown} person moves.`,
          other: `Same finish: ${shown} people move.`,
        }),
      later: (count: number, shown: string, weeks: number, weeksShown: string) =>
        `${plural('en', weeks, { one: `${weeksShown} week later`, other: `${weeksShown} weeks later` })}: ${plural('en', count, { one: `${shown} person moves.`, other: `${shown} people move.` })}`,
      drop: 'Drop or press Enter to see everybody who moves. Nothing changes before you confirm.',
    },
    withoutPlanTitle: 'These waves cannot be re-planned',
    withoutPlan:
      'They were laid out before plans were kept with their groups, so nobody knows which group could move. They run as they are.',
    withoutPlanDo:
      'A freeze still moves the dates of people it hits. To stop for longer, hold the rollout; a single wave can be skipped or started by hand on the page Run.',
    toRun: 'To the run sheet',
    toFreezes: 'Closed days',
    legendSum: (starts: string, leftOut: string, pilot: string, targeted: string) =>
      `${starts} start + ${leftOut} out or without a date + ${pilot} in the pilot = ${targeted} targeted`,
  },
  sv: {
    owned: (group, owner) => `${group}, ägare ${owner}`,
    note: (waves, people) => `${waves} vågor, ${people} personer`,
    bestReached: (weeks) => `${weeks} veckor, färre är inte möjligt`,
    bestMissed: (weeks, best) => `${weeks} veckor; som bäst minst ${best}`,
    boundBy: (resource) => `Avgörs av: ${resource}`,
    show: 'Visa',
    metric: { people: 'personer som startar', tickets: 'ärenden i helpdesk' },
    chart: { people: 'Personer i veckan', tickets: 'Ärenden i veckan' },
    limit: { people: 'högst', tickets: 'helpdesk klarar' },
    ticketsNote: (rate) => `${rate} per person`,
    spillNote: 'under tre veckor',
    starts: 'Startar',
    closed: 'stängt',
    closedTo: (names) => `Stängt: ${names}. Ingen i gruppen får starta.`,
    closedToSome: (names) => `Stängt för några i gruppen: ${names}.`,
    closedUnnamed: 'enligt planen',
    shutTitle: (count, shown) =>
      plural('sv', count, {
        one: `${shown} person står i en vecka som är stängd`,
        other: `${shown} personer står i veckor som är stängda`,
      }),
    shut: (week, people, names, isWhole) =>
      `${week}: ${isWhole ? people : `några av ${people}`}. Stängt: ${names}.`,
    shutMore: (weeks) => `och ${weeks} veckor till`,
    shutThen: 'Ingen startar en stängd dag: datumen flyttas till efter den, om planen inte ändras.',
    shutReplan: 'Planera om för de stängda dagarna',
    cell: (group, people, week, state) => `${group}, ${people} personer ${week}: ${state}`,
    states: {
      ended: 'har startat, slut',
      skipped: 'överhoppad, ingen startar',
      running: 'har startat',
      told: 'har fått sitt datum, fast',
      near: 'för nära för varsel, fast',
      planned: 'planerad, kan flyttas',
    },
    moveHint: 'Dra den till en annan vecka, eller tryck på vänster- och högerpil och sedan Enter.',
    legend: {
      ended: 'har startat',
      skipped: 'överhoppad',
      running: 'pågår',
      fixed: 'informerade eller för nära, fast',
      planned: 'planerad, kan flyttas',
      held: 'vågen är stoppad',
      closed: 'stängt',
      some: 'stängt för några',
    },
    verdict: {
      title: (group, week) => `${group} till ${week}`,
      fits: 'Ryms som det är.',
      too_near: (week) => `För nära. Första veckan med tillräckligt varsel är ${week}.`,
      closed: (names) => `Stängt: ${names}.`,
      closed_to_some: (names) => `Stängt för några: ${names}.`,
      people: (over, most) => `${over} personer över de ${most} som en vecka tar.`,
      helpdesk: (over, week) => `Helpdesk ${over} ärenden över i ${week}.`,
      helpdeskMinutes: (over, week) => `Helpdesk ${over} minuter över i ${week}.`,
      cannot: 'Den kan inte släppas här.',
      same: 'Gruppens egen vecka.',
      asking: 'Räknar på vilka fler som skulle flyttas …',
      price: (count, shown) =>
        plural('sv', count, {
          one: `Samma slut: ${shown} person flyttas.`,
          other: `Samma slut: ${shown} personer flyttas.`,
        }),
      later: (count, shown, weeks, weeksShown) =>
        `${plural('sv', weeks, { one: `${weeksShown} vecka senare`, other: `${weeksShown} veckor senare` })}: ${plural('sv', count, { one: `${shown} person flyttas.`, other: `${shown} personer flyttas.` })}`,
      drop: 'Släpp eller tryck Enter för att se alla som flyttas. Inget ändras innan du bekräftar.',
    },
    withoutPlanTitle: 'De här vågorna kan inte planeras om',
    withoutPlan:
      'De lades ut innan planer sparades med sina grupper, så det går inte att veta vilken grupp som kan flyttas. De körs som de är.',
    withoutPlanDo:
      'Stoppdagar flyttar fortfarande datumen för dem de berör. Stoppa utrullningen om det ska dröja längre; en enskild våg kan hoppas över eller startas för hand på sidan Körning.',
    toRun: 'Till körningen',
    toFreezes: 'Stängda dagar',
    legendSum: (starts, leftOut, pilot, targeted) =>
      `${starts} startar + ${leftOut} ej med eller utan datum + ${pilot} i piloten = ${targeted} utvalda`,
  },
  de: {
    owned: (group, owner) => `${group}, verantwortlich: ${owner}`,
    note: (waves, people) => `${waves} Wellen, ${people} Personen`,
    bestReached: (weeks) => `${weeks} Wochen, weniger sind nicht möglich`,
    bestMissed: (weeks, best) => `${weeks} Wochen; möglich sind bestenfalls ${best}`,
    boundBy: (resource) => `Maßgebend: ${resource}`,
    show: 'Anzeigen',
    metric: { people: 'beginnende Personen', tickets: 'Tickets des Helpdesks' },
    chart: { people: 'Personen je Woche', tickets: 'Tickets je Woche' },
    limit: { people: 'höchstens', tickets: 'Helpdesk schafft' },
    ticketsNote: (rate) => `${rate} je Person`,
    spillNote: 'über drei Wochen',
    starts: 'Beginn',
    closed: 'gesperrt',
    closedTo: (names) => `Gesperrt: ${names}. Aus dieser Gruppe darf niemand beginnen.`,
    closedToSome: (names) => `Für einen Teil der Gruppe gesperrt: ${names}.`,
    closedUnnamed: 'durch den Plan',
    shutTitle: (count, shown) =>
      plural('de', count, {
        one: `${shown} Person steht in einer gesperrten Woche`,
        other: `${shown} Personen stehen in gesperrten Wochen`,
      }),
    shut: (week, people, names, isWhole) =>
      `${week}: ${isWhole ? people : `ein Teil von ${people}`}. Gesperrt: ${names}.`,
    shutMore: (weeks) => `und ${weeks} weitere Wochen`,
    shutThen:
      'An einem gesperrten Tag beginnt niemand: Die Termine rücken dahinter, wenn der Plan nicht geändert wird.',
    shutReplan: 'Für die gesperrten Tage umplanen',
    cell: (group, people, week, state) => `${group}, ${people} Personen in ${week}: ${state}`,
    states: {
      ended: 'begonnen und beendet',
      skipped: 'ausgelassen, niemand beginnt',
      running: 'begonnen',
      told: 'Termin mitgeteilt, fest',
      near: 'zu nah für die Vorlaufzeit, fest',
      planned: 'geplant, verschiebbar',
    },
    moveHint:
      'Ziehen Sie sie in eine andere Woche, oder drücken Sie die Pfeiltasten links und rechts und dann die Eingabetaste.',
    legend: {
      ended: 'begonnen',
      skipped: 'ausgelassen',
      running: 'läuft',
      fixed: 'informiert oder zu nah, fest',
      planned: 'geplant, verschiebbar',
      held: 'Welle angehalten',
      closed: 'gesperrt',
      some: 'für einen Teil gesperrt',
    },
    verdict: {
      title: (group, week) => `${group} in ${week}`,
      fits: 'Passt so, wie es ist.',
      too_near: (week) => `Zu nah. Die erste Woche mit genug Vorlauf ist ${week}.`,
      closed: (names) => `Gesperrt: ${names}.`,
      closed_to_some: (names) => `Für einen Teil gesperrt: ${names}.`,
      people: (over, most) => `${over} Personen mehr als die ${most}, die eine Woche fasst.`,
      helpdesk: (over, week) => `Helpdesk ${over} Tickets zu viel in ${week}.`,
      helpdeskMinutes: (over, week) => `Helpdesk ${over} Minuten zu viel in ${week}.`,
      cannot: 'Hier kann sie nicht abgelegt werden.',
      same: 'Die eigene Woche.',
      asking: 'Wer sonst noch umziehen müsste, wird berechnet …',
      price: (count, shown) =>
        plural('de', count, {
          one: `Gleiches Ende: ${shown} Person zieht um.`,
          other: `Gleiches Ende: ${shown} Personen ziehen um.`,
        }),
      later: (count, shown, weeks, weeksShown) =>
        `${plural('de', weeks, { one: `${weeksShown} Woche später`, other: `${weeksShown} Wochen später` })}: ${plural('de', count, { one: `${shown} Person zieht um.`, other: `${shown} Personen ziehen um.` })}`,
      drop: 'Ablegen oder Eingabetaste zeigt alle, die umziehen. Vor Ihrer Bestätigung ändert sich nichts.',
    },
    withoutPlanTitle: 'Diese Wellen lassen sich nicht umplanen',
    withoutPlan:
      'Sie wurden festgelegt, bevor Pläne mit ihren Gruppen aufbewahrt wurden; daher ist nicht bekannt, welche Gruppe umziehen könnte. Sie laufen weiter wie bisher.',
    withoutPlanDo:
      'Eine Sperrzeit verschiebt weiterhin die Termine der Betroffenen. Für längere Unterbrechungen halten Sie den Rollout an; einzelne Wellen überspringen oder starten Sie von Hand auf der Seite Ablauf.',
    toRun: 'Zum Ablauf',
    toFreezes: 'Sperrtage',
    legendSum: (starts, leftOut, pilot, targeted) =>
      `${starts} beginnen + ${leftOut} nicht dabei oder ohne Termin + ${pilot} im Piloten = ${targeted} vorgesehen`,
  },
});
