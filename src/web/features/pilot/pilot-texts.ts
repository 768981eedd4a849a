/** The texts of a chosen pilot: meters, balance, blind spots, people, freezing and the frozen record. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const pilotTexts = defineTexts({
  en: {
    title: 'Pilot cohort',
    what: 'the pilot',
    states: {
      none: 'nobody chosen yet',
      draft: 'draft, not frozen',
      accepted: 'frozen',
      discarded: 'discarded',
    },
    print: 'Balance report',
    seed: (seed: string) => `Seed ${seed}, repeatable`,
    freeze: (people: string) => `Accept and freeze ${people} people`,
    freezeDenied: 'only people who plan rollouts accept the balance report.',
    rules: 'Balanced over',
    meters: {
      met: 'met',
      watch: 'watch',
      gap: 'Largest gap',
      points: (points: string) => `${points} points`,
      gapNote: (limit: string, group: string) => `at most ${limit}; largest: ${group}`,
      atMost: (limit: string) => `at most ${limit}`,
      levels: 'Groups covered',
      levelsNote: (present: string, all: string, least: string) =>
        `${present} of ${all} groups have somebody; at least ${least}`,
      pairs: 'Pairs covered',
      pairsNote: (present: string, all: string, least: string) =>
        `${present} of ${all} expected pairs present; at least ${least}`,
      redundancy: 'Redundancy',
      redundancyNote: (two: string, all: string, least: string) =>
        `${two} of ${all} groups have two or more; at least ${least}`,
    },
    balance: 'Does the pilot look like the organisation?',
    balanceKey: (people: string, limit: string) =>
      `Bar: share of the pilot, %. Mark: share of all ${people}. Orange: gap over ${limit} points`,
    allGroups: (count: number, shown: string) =>
      `Show ${shown} smaller ${plural('en', count, { one: 'group', other: 'groups' })}`,
    fewerGroups: 'Hide smaller groups',
    blind: 'What this pilot cannot tell you',
    blindNote: 'Printed in the report and shown at the gate',
    blindNone: 'Every group and every pair of groups has somebody in the pilot.',
    blindPeople: (people: string, count: number) =>
      `${people} ${plural('en', count, { one: 'person', other: 'people' })}, none in the pilot`,
    blindExpected: (expected: string) => `${expected} would match the organisation`,
    blindMore: (shown: string) => `Show ${shown} more`,
    blindFewer: 'Show fewer',
    blindImplied: (count: number, shown: string) =>
      plural('en', count, { one: 'One pair follows from these', other: `${shown} pairs follow from these` }),
    blindListed: (listed: string, all: string) => `The largest ${listed} of ${all} are listed.`,
    people: 'Chosen people',
    peopleNote: 'in the order of invitation: every day’s group is representative',
    peopleDenied: 'Names are shown only to roles that read the directory.',
    person: 'Person',
    why: 'Why this person',
    order: 'No.',
    missing: 'not recorded',
    before: 'Before you can freeze',
    checks: {
      gapOk: 'No group is further from its share than allowed',
      gapBad: (points: string) =>
        `A group is ${points} points off its share; more people or fewer attributes help`,
      coverOk: 'Every group has somebody in the pilot',
      coverBad: (count: number, shown: string) =>
        plural('en', count, {
          one: 'One group has nobody in the pilot',
          other: `${shown} groups have nobody in the pilot`,
        }),
      sizeOk: (share: string) => `${share} of the organisation, at most 20 %`,
      sizeBad: (share: string) => `${share} of the organisation: over 20 % is no pilot any more`,
      rulesOk: 'Every rule is kept',
      rulesBad: (count: number, shown: string) =>
        plural('en', count, {
          one: 'One rule could not be kept',
          other: `${shown} rules could not be kept`,
        }),
    },
    checksNote: 'You may freeze with open points; they stand in the report.',
    confirmTitle: 'Accept and freeze the pilot',
    confirm: 'These people are the pilot from now on. They cannot be exchanged any more; nobody is told yet.',
    confirmPeople: 'people',
    confirmShare: 'of the organisation',
    confirmBlind: 'groups without anybody',
    tooLarge: (share: string) =>
      `${share} of the organisation would be in the pilot. Over 20 %, a problem reaches too many people before you know of it.`,
    frozen: 'Frozen record',
    record: {
      method: 'Method',
      methods: {
        exchange: 'deficit-directed exchange',
        extension: 'an earlier draft, extended by deficit-directed exchange',
        volunteers: 'volunteers, completed by deficit-directed exchange',
      },
      seed: 'Seed',
      by: 'Balanced over',
      hash: 'Hash',
      drafted: 'Chosen',
      accepted: 'Accepted',
    },
    byAt: (name: string, moment: string) => `${name}, ${moment}`,
  },
  sv: {
    title: 'Pilotgrupp',
    what: 'piloten',
    states: { none: 'ingen vald än', draft: 'utkast, inte fryst', accepted: 'fryst', discarded: 'förkastad' },
    print: 'Balansrapport',
    seed: (seed) => `Frö ${seed}, upprepbart`,
    freeze: (people) => `Godta och frys ${people} personer`,
    freezeDenied: 'bara den som planerar utrullningar godtar balansrapporten.',
    rules: 'Balanserad över',
    meters: {
      met: 'uppfyllt',
      watch: 'bevaka',
      gap: 'Skillnad',
      points: (points) => `${points} enheter`,
      gapNote: (limit, group) => `högst ${limit}; störst: ${group}`,
      atMost: (limit) => `högst ${limit}`,
      levels: 'Grupper',
      levelsNote: (present, all, least) => `${present} av ${all} grupper har någon; minst ${least}`,
      pairs: 'Par',
      pairsNote: (present, all, least) => `${present} av ${all} väntade par finns; minst ${least}`,
      redundancy: 'Redundans',
      redundancyNote: (two, all, least) => `${two} av ${all} grupper har minst två; minst ${least}`,
    },
    balance: 'Liknar piloten organisationen?',
    balanceKey: (people, limit) =>
      `Stapel: andel av piloten, %. Märke: andel av alla ${people}. Orange: mer än ${limit} enheters skillnad`,
    allGroups: (count, shown) =>
      `Visa ${shown} mindre ${plural('sv', count, { one: 'grupp', other: 'grupper' })}`,
    fewerGroups: 'Dölj mindre grupper',
    blind: 'Vad den här piloten inte kan visa',
    blindNote: 'Skrivs ut i rapporten och visas vid beslutet',
    blindNone: 'Varje grupp och varje par av grupper har någon i piloten.',
    blindPeople: (people, count) =>
      `${people} ${plural('sv', count, { one: 'person', other: 'personer' })}, ingen i piloten`,
    blindExpected: (expected) => `${expected} skulle motsvara organisationen`,
    blindMore: (shown) => `Visa ${shown} till`,
    blindFewer: 'Visa färre',
    blindImplied: (_count, shown) => `${shown} par följer av dessa`,
    blindListed: (listed, all) => `De största ${listed} av ${all} visas.`,
    people: 'Valda personer',
    peopleNote: 'i den ordning de bjuds in: varje dags grupp är representativ',
    peopleDenied: 'Namn visas bara för roller som läser katalogen.',
    person: 'Person',
    why: 'Varför just den personen',
    order: 'Nr',
    missing: 'ej angivet',
    before: 'Innan du kan frysa',
    checks: {
      gapOk: 'Ingen grupp avviker mer från sin andel än tillåtet',
      gapBad: (points) =>
        `En grupp avviker ${points} enheter från sin andel; fler personer eller färre attribut hjälper`,
      coverOk: 'Varje grupp har någon i piloten',
      coverBad: (count, shown) =>
        plural('sv', count, {
          one: 'En grupp har ingen i piloten',
          other: `${shown} grupper har ingen i piloten`,
        }),
      sizeOk: (share) => `${share} av organisationen, högst 20 %`,
      sizeBad: (share) => `${share} av organisationen: över 20 % är inte längre en pilot`,
      rulesOk: 'Alla regler följs',
      rulesBad: (count, shown) =>
        plural('sv', count, {
          one: 'En regel kunde inte följas',
          other: `${shown} regler kunde inte följas`,
        }),
    },
    checksNote: 'Du kan frysa med öppna punkter; de står i rapporten.',
    confirmTitle: 'Godta och frys piloten',
    confirm:
      'De här personerna är piloten från och med nu. De kan inte bytas ut längre; ingen får veta något än.',
    confirmPeople: 'personer',
    confirmShare: 'av organisationen',
    confirmBlind: 'grupper utan någon',
    tooLarge: (share) =>
      `${share} av organisationen skulle ingå i piloten. Över 20 % når ett problem för många innan ni känner till det.`,
    frozen: 'Fryst uppgift',
    record: {
      method: 'Metod',
      methods: {
        exchange: 'underskottsstyrt byte',
        extension: 'ett tidigare utkast, utökat genom underskottsstyrt byte',
        volunteers: 'frivilliga, kompletterade genom underskottsstyrt byte',
      },
      seed: 'Frö',
      by: 'Balanserad över',
      hash: 'Kontrollsumma',
      drafted: 'Vald',
      accepted: 'Godtagen',
    },
    byAt: (name, moment) => `${name}, ${moment}`,
  },
  de: {
    title: 'Pilotgruppe',
    what: 'der Pilot',
    states: {
      none: 'noch niemand ausgewählt',
      draft: 'Entwurf, nicht festgelegt',
      accepted: 'festgelegt',
      discarded: 'verworfen',
    },
    print: 'Ausgewogenheitsbericht',
    seed: (seed) => `Startwert ${seed}, wiederholbar`,
    freeze: (people) => `Annehmen und ${people} Personen festlegen`,
    freezeDenied: 'den Ausgewogenheitsbericht nimmt an, wer Rollouts plant.',
    rules: 'Ausgewogen nach',
    meters: {
      met: 'erfüllt',
      watch: 'beobachten',
      gap: 'Größter Abstand',
      points: (points) => `${points} Punkte`,
      gapNote: (limit, group) => `höchstens ${limit}; am größten: ${group}`,
      atMost: (limit) => `höchstens ${limit}`,
      levels: 'Gruppen',
      levelsNote: (present, all, least) => `${present} von ${all} Gruppen vertreten; mindestens ${least}`,
      pairs: 'Paare',
      pairsNote: (present, all, least) =>
        `${present} von ${all} erwarteten Paaren vertreten; mindestens ${least}`,
      redundancy: 'Redundanz',
      redundancyNote: (two, all, least) =>
        `${two} von ${all} Gruppen mit zwei oder mehr; mindestens ${least}`,
    },
    balance: 'Gleicht der Pilot der Organisation?',
    balanceKey: (people, limit) =>
      `Balken: Anteil am Piloten, %. Marke: Anteil an allen ${people}. Orange: Abstand über ${limit} Punkte`,
    allGroups: (count, shown) =>
      plural('de', count, { one: 'Eine kleinere Gruppe zeigen', other: `${shown} kleinere Gruppen zeigen` }),
    fewerGroups: 'Kleinere Gruppen ausblenden',
    blind: 'Was dieser Pilot Ihnen nicht sagen kann',
    blindNote: 'Steht im Bericht und bei der Freigabe',
    blindNone: 'Jede Gruppe und jedes Paar von Gruppen ist im Piloten vertreten.',
    blindPeople: (people, count) =>
      `${people} ${plural('de', count, { one: 'Person', other: 'Personen' })}, niemand im Piloten`,
    blindExpected: (expected) => `${expected} entsprächen der Organisation`,
    blindMore: (shown) => `${shown} weitere zeigen`,
    blindFewer: 'Weniger zeigen',
    blindImplied: (count, shown) =>
      plural('de', count, { one: 'Ein Paar folgt daraus', other: `${shown} Paare folgen daraus` }),
    blindListed: (listed, all) => `Aufgeführt sind die größten ${listed} von ${all}.`,
    people: 'Ausgewählte Personen',
    peopleNote: 'in der Reihenfolge der Einladung: Die Gruppe jedes Tages ist repräsentativ',
    peopleDenied: 'Namen sehen nur Rollen, die das Verzeichnis lesen dürfen.',
    person: 'Person',
    why: 'Warum diese Person',
    order: 'Nr.',
    missing: 'nicht erfasst',
    before: 'Bevor Sie festlegen',
    checks: {
      gapOk: 'Keine Gruppe weicht weiter von ihrem Anteil ab als erlaubt',
      gapBad: (points) =>
        `Eine Gruppe weicht um ${points} Punkte von ihrem Anteil ab; mehr Personen oder weniger Merkmale helfen`,
      coverOk: 'Jede Gruppe ist im Piloten vertreten',
      coverBad: (count, shown) =>
        plural('de', count, {
          one: 'Eine Gruppe ist im Piloten nicht vertreten',
          other: `${shown} Gruppen sind im Piloten nicht vertreten`,
        }),
      sizeOk: (share) => `${share} der Organisation, höchstens 20 %`,
      sizeBad: (share) => `${share} der Organisation: über 20 % ist es kein Pilot mehr`,
      rulesOk: 'Alle Vorgaben sind eingehalten',
      rulesBad: (count, shown) =>
        plural('de', count, {
          one: 'Eine Vorgabe konnte nicht eingehalten werden',
          other: `${shown} Vorgaben konnten nicht eingehalten werden`,
        }),
    },
    checksNote: 'Sie können mit offenen Punkten festlegen; sie stehen im Bericht.',
    confirmTitle: 'Piloten annehmen und festlegen',
    confirm:
      'Diese Personen sind ab jetzt der Pilot. Sie können nicht mehr ausgetauscht werden; benachrichtigt wird noch niemand.',
    confirmPeople: 'Personen',
    confirmShare: 'der Organisation',
    confirmBlind: 'Gruppen ohne jemanden',
    tooLarge: (share) =>
      `${share} der Organisation wären im Piloten. Über 20 % erreicht ein Problem zu viele, bevor Sie davon wissen.`,
    frozen: 'Festgelegter Stand',
    record: {
      method: 'Methode',
      methods: {
        exchange: 'defizitgesteuerter Austausch',
        extension: 'ein früherer Entwurf, erweitert durch defizitgesteuerten Austausch',
        volunteers: 'Freiwillige, ergänzt durch defizitgesteuerten Austausch',
      },
      seed: 'Startwert',
      by: 'Ausgewogen nach',
      hash: 'Prüfsumme',
      drafted: 'Ausgewählt',
      accepted: 'Angenommen',
    },
    byAt: (name, moment) => `${name}, ${moment}`,
  },
});
