/** The texts of the list of rollouts and of the first steps. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const rolloutsTexts = defineTexts({
  en: {
    title: 'Rollouts',
    what: 'the rollouts',
    create: 'New rollout',
    createTitle: 'New rollout',
    createText:
      'One technology change, from scope to handover. It starts as a draft; nobody is touched until you start the pilot.',
    name: 'Name',
    namePlaceholder: 'Device management with Intune',
    nameMissing: 'Give the rollout a name.',
    createNow: 'Create the rollout',
    holds: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} hold`, other: `${shown} holds` }),
    people: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} person`, other: `${shown} people` }),
    created: (date: string) => `created ${date}`,
    doneOf: (done: string, targeted: string) => `${done} of ${targeted} done`,
    rest: (count: string) => `${count} without a place yet`,
    nobodyYet: 'nobody has a place yet',
    noneTitle: 'No rollout yet',
    none: (people: string) =>
      `${people} people are in the directory. Create the first rollout and choose its pilot from them.`,
    firstTitle: 'Two ways to begin',
    firstLead:
      'See how a rollout looks when it is under way, or bring your own people. You can do the other one later.',
    sampleTitle: 'Explore a sample organisation',
    sampleText:
      'Lindmark Industries: 5,000 invented people with 6,500 devices, and three rollouts at different moments. Its clock is yours to advance.',
    samplePoints: {
      first: 'A wave that is held',
      second: 'A pilot whose gate does not say go',
      third: 'A rollout that waits to be planned',
    },
    sampleButton: 'Open the sample organisation',
    importTitle: 'Import your own people',
    importText:
      'A directory export as a CSV file or Excel workbook is enough. You see a preview with every fault before anything is kept.',
    importPoints: {
      first: 'One row per person, any columns',
      second: 'Devices in a second file',
      third: 'Can be undone',
    },
    importButton: 'Import people',
    noImport: 'Your role cannot import people. Ask a rollout lead or the administrator.',
    noSample: 'Your role cannot open the sample organisation. Ask a rollout lead or the administrator.',
  },
  sv: {
    title: 'Utrullningar',
    what: 'utrullningarna',
    create: 'Ny utrullning',
    createTitle: 'Ny utrullning',
    createText:
      'En teknisk förändring, från omfattning till överlämning. Den börjar som utkast; ingen berörs förrän du startar piloten.',
    name: 'Namn',
    namePlaceholder: 'Enhetshantering med Intune',
    nameMissing: 'Ge utrullningen ett namn.',
    createNow: 'Skapa utrullningen',
    holds: (count, shown) => plural('sv', count, { one: `${shown} stopp`, other: `${shown} stopp` }),
    people: (count, shown) => plural('sv', count, { one: `${shown} person`, other: `${shown} personer` }),
    created: (date) => `skapad ${date}`,
    doneOf: (done, targeted) => `${done} av ${targeted} klara`,
    rest: (count) => `${count} utan plats än`,
    nobodyYet: 'ingen har en plats än',
    noneTitle: 'Ingen utrullning än',
    none: (people) =>
      `${people} personer finns i katalogen. Skapa den första utrullningen och välj dess pilot bland dem.`,
    firstTitle: 'Två sätt att börja',
    firstLead:
      'Se hur en utrullning ser ut när den pågår, eller ta in dina egna personer. Det andra kan du göra senare.',
    sampleTitle: 'Utforska en exempelorganisation',
    sampleText:
      'Lindmark Industries: 5 000 påhittade personer med 6 500 enheter och tre utrullningar i olika skeden. Dess klocka kan du ställa fram.',
    samplePoints: {
      first: 'En våg som är stoppad',
      second: 'En pilot vars beslut inte blir ja',
      third: 'En utrullning som väntar på sin plan',
    },
    sampleButton: 'Öppna exempelorganisationen',
    importTitle: 'Importera egna personer',
    importText:
      'En export ur katalogen som CSV-fil eller Excel-arbetsbok räcker. Du ser alla fel i en förhandsvisning innan något sparas.',
    importPoints: {
      first: 'En rad per person, valfria kolumner',
      second: 'Enheter i en andra fil',
      third: 'Kan ångras',
    },
    importButton: 'Importera personer',
    noImport: 'Din roll kan inte importera personer. Fråga en utrullningsledare eller administratören.',
    noSample:
      'Din roll kan inte öppna exempelorganisationen. Fråga en utrullningsledare eller administratören.',
  },
  de: {
    title: 'Rollouts',
    what: 'die Rollouts',
    create: 'Neuer Rollout',
    createTitle: 'Neuer Rollout',
    createText:
      'Eine technische Veränderung, vom Umfang bis zur Übergabe. Sie beginnt als Entwurf; bis zum Start des Piloten ist niemand betroffen.',
    name: 'Name',
    namePlaceholder: 'Geräteverwaltung mit Intune',
    nameMissing: 'Geben Sie dem Rollout einen Namen.',
    createNow: 'Rollout anlegen',
    holds: (count, shown) => plural('de', count, { one: `${shown} Halt`, other: `${shown} Halte` }),
    people: (count, shown) => plural('de', count, { one: `${shown} Person`, other: `${shown} Personen` }),
    created: (date) => `angelegt ${date}`,
    doneOf: (done, targeted) => `${done} von ${targeted} fertig`,
    rest: (count) => `${count} noch ohne Platz`,
    nobodyYet: 'noch hat niemand einen Platz',
    noneTitle: 'Noch kein Rollout',
    none: (people) =>
      `${people} Personen stehen im Verzeichnis. Legen Sie den ersten Rollout an und wählen Sie daraus seinen Piloten.`,
    firstTitle: 'Zwei Wege, zu beginnen',
    firstLead:
      'Sehen Sie sich einen laufenden Rollout an, oder bringen Sie Ihre eigenen Personen mit. Das andere geht auch später.',
    sampleTitle: 'Beispielorganisation erkunden',
    sampleText:
      'Lindmark Industries: 5.000 erfundene Personen mit 6.500 Geräten und drei Rollouts zu verschiedenen Zeitpunkten. Ihre Uhr stellen Sie selbst vor.',
    samplePoints: {
      first: 'Eine Welle, die angehalten ist',
      second: 'Ein Pilot, der nicht freigegeben wird',
      third: 'Ein Rollout, der auf seinen Plan wartet',
    },
    sampleButton: 'Beispielorganisation öffnen',
    importTitle: 'Eigene Personen importieren',
    importText:
      'Ein Verzeichnisexport als CSV-Datei oder Excel-Arbeitsmappe genügt. Sie sehen eine Vorschau mit allen Fehlern, bevor etwas gespeichert wird.',
    importPoints: {
      first: 'Eine Zeile je Person, beliebige Spalten',
      second: 'Geräte in einer zweiten Datei',
      third: 'Lässt sich rückgängig machen',
    },
    importButton: 'Personen importieren',
    noImport:
      'Ihre Rolle darf keine Personen importieren. Fragen Sie die Rollout-Leitung oder die Administration.',
    noSample:
      'Ihre Rolle darf die Beispielorganisation nicht öffnen. Fragen Sie die Rollout-Leitung oder die Administration.',
  },
});
