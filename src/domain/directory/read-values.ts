/**
 * Reads the typed values of known fields: booleans, languages, kinds of entry, platforms, ownership,
 * compliance and importance, in the words English, German and Swedish exports use. Dates live in read-date.
 */

export type PersonKind = 'person' | 'vacancy' | 'guest' | 'shared';

const TRUE_WORDS = 'true yes y 1 on active enabled employed wahr ja j aktiv aktiviert sant aktiverad x';
const FALSE_WORDS =
  'false no n 0 off inactive disabled terminated left falsch nein inaktiv deaktiviert ausgeschieden falskt nej inaktiverad';

const BOOLEANS = new Map<string, boolean>([
  ...TRUE_WORDS.split(' ').map((word) => [word, true] as const),
  ...FALSE_WORDS.split(' ').map((word) => [word, false] as const),
]);

/** True, false, or undefined when the word is not known. */
export function readBoolean(text: string): boolean | undefined {
  return BOOLEANS.get(text) ?? BOOLEANS.get(text.toLowerCase());
}

const LANGUAGE_NAMES: ReadonlyMap<string, string> = readPairs(`
  english=en englisch=en engelska=en german=de deutsch=de tyska=de swedish=sv schwedisch=sv
  svenska=sv french=fr français=fr französisch=fr franska=fr spanish=es español=es spanisch=es
  spanska=es italian=it italiano=it italienisch=it dutch=nl nederlands=nl niederländisch=nl
  polish=pl polski=pl polnisch=pl polska=pl danish=da dansk=da dänisch=da norwegian=nb norsk=nb
  norwegisch=nb finnish=fi suomi=fi finnisch=fi portuguese=pt português=pt portugiesisch=pt
  czech=cs čeština=cs tschechisch=cs turkish=tr türkçe=tr türkisch=tr hungarian=hu magyar=hu
  ungarisch=hu romanian=ro rumänisch=ro ukrainian=uk ukrainisch=uk japanese=ja japanisch=ja
  chinese=zh chinesisch=zh arabic=ar arabisch=ar
`);

/** A language tag such as `de` or `de-CH` from a tag or a language name; undefined when it is neither. */
export function readLanguage(text: string): string | undefined {
  const tag = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i.exec(text);
  if (tag === null) return LANGUAGE_NAMES.get(text.toLowerCase());
  const [, language = '', script, region] = tag;
  let normal = language.toLowerCase();
  if (script !== undefined) normal += `-${script.charAt(0).toUpperCase()}${script.slice(1).toLowerCase()}`;
  return region === undefined ? normal : `${normal}-${region.toUpperCase()}`;
}

/** The kind of an entry; words that say nothing special (member, employee, contractor) mean a person. */
export function readKind(text: string): PersonKind {
  const word = text.toLowerCase();
  if (word === 'person' || word === 'member') return 'person';
  if (/vacan|vakan|open position|offene stelle|unfilled|unbesetzt|obesatt/.test(word)) return 'vacancy';
  if (/\bguest|\bgast\b|\bgäst/.test(word)) return 'guest';
  return /shared|service|room|equipment|resource|mailbox|raum|ressource|funktionskonto/.test(word)
    ? 'shared'
    : 'person';
}

/** A common platform name for the spellings of exports; an unknown platform keeps its own name. */
export function readPlatform(text: string): string {
  const word = text.toLowerCase().replaceAll(' ', '');
  if (word.startsWith('windows') || word === 'win' || word === 'win32nt') return 'Windows';
  if (word.startsWith('macos') || word.startsWith('macmdm') || word.startsWith('osx') || word === 'mac')
    return 'macOS';
  if (word.startsWith('ipad')) return 'iPadOS';
  if (word.startsWith('ios') || word.startsWith('iphone')) return 'iOS';
  if (word.startsWith('android')) return 'Android';
  if (word.startsWith('linux') || word.startsWith('ubuntu')) return 'Linux';
  if (word.startsWith('chrome')) return 'ChromeOS';
  return text;
}

/** `company`, `personal` or `unknown`; an unlisted word is kept. */
export function readOwnership(text: string): string {
  const word = text.toLowerCase();
  if (/^(?:company|corporate|firma|unternehmen|företag|1)/.test(word)) return 'company';
  if (/^(?:personal|private|byod|persönlich|privat|2)/.test(word)) return 'personal';
  return word === 'unknown' || word === 'unbekannt' || word === 'okänd' || word === '0' ? 'unknown' : text;
}

const COMPLIANCE: ReadonlyMap<string, string> = readPairs(`
  compliant=compliant true=compliant yes=compliant konform=compliant kompatibel=compliant
  noncompliant=noncompliant notcompliant=noncompliant false=noncompliant no=noncompliant
  nichtkonform=noncompliant ingraceperiod=inGracePeriod notevaluated=unknown unknown=unknown
  unbekannt=unknown conflict=conflict error=error configmanager=configManager
  seeconfigmgr=configManager
`);

/** The compliance state in the words of the Graph enumeration; an unlisted state is kept. */
export function readCompliance(text: string): string {
  return COMPLIANCE.get(text.toLowerCase().replaceAll(/[\s-]/g, '')) ?? text;
}

/** How much an organisation depends on an app. */
export const APP_IMPORTANCES = ['critical', 'important', 'not_important'] as const;
export type AppImportance = (typeof APP_IMPORTANCES)[number];

const IMPORTANCE: ReadonlyMap<string, string> = readPairs(`
  critical=critical businesscritical=critical missioncritical=critical kritisch=critical
  geschäftskritisch=critical unternehmenskritisch=critical betriebskritisch=critical
  kritisk=critical kritiskt=critical verksamhetskritisk=critical affärskritisk=critical
  important=important wichtig=important viktig=important viktigt=important
  notimportant=not_important unimportant=not_important lessimportant=not_important
  besteffort=not_important ignore=not_important unwichtig=not_important
  nichtwichtig=not_important wenigerwichtig=not_important oviktig=not_important
  oviktigt=not_important inteviktig=not_important inteviktigt=not_important
  ejviktig=not_important mindreviktig=not_important
  notreviewed=open reviewinprogress=open undecided=open unknown=open offen=open
  nichtgeprüft=open unbekannt=open ejgranskad=open oklart=open okänd=open
`);

/** The importance of an app; null when nobody has decided yet, undefined when the word is not known. */
export function readImportance(text: string): AppImportance | null | undefined {
  const meaning = IMPORTANCE.get(text.toLowerCase().replaceAll(/[\s_-]/g, ''));
  return meaning === 'open' ? null : APP_IMPORTANCES.find((importance) => importance === meaning);
}

/** The platforms of an app, several parted by a comma. */
export function readAppPlatforms(text: string): string {
  const platforms = text.split(/[,;]/).map((part) => readPlatform(part.trim()));
  return [...new Set(platforms)].join(', ');
}

/** What Microsoft Graph calls `#microsoft.graph.win32LobApp` is a `win32LobApp`. */
export function readAppType(text: string): string {
  return text.replace(/^#microsoft\.graph\./i, '');
}

const PLATFORMS_OF_TYPES: readonly (readonly [RegExp, string])[] = [
  [/\bios|ipad/i, 'iOS'],
  [/android|google play/i, 'Android'],
  [/mac ?os/i, 'macOS'],
  [/windows|win32|winget|\bmsi\b|msix|appx|microsoft store/i, 'Windows'],
  [/\bweb/i, 'Web'],
];

/** The platform that the type of an app gives away, such as `iOS store app`; null when it gives none away. */
export function platformOfAppType(appType: string): string | null {
  return PLATFORMS_OF_TYPES.find(([pattern]) => pattern.test(appType))?.[1] ?? null;
}

/** Reads `word=meaning` pairs parted by white space. */
function readPairs(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [word = '', meaning = ''] = pair.split('=');
        return [word, meaning] as const;
      }),
  );
}
