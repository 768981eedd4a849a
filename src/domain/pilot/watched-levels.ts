/**
 * Recognises the groups that are at hand and therefore fill pilots: IT and the head office. By the names people give
 * them in English, Swedish and German, in attributes that name a part of the organisation or a place.
 */

export type WatchedKind = 'it' | 'head_office';

const parts =
  /dep|division|unit|function|area|team|family|organi[sz]ation|avdelning|enhet|funktion|abteilung|bereich/i;
const places = /site|location|office|building|branch|ort|plats|kontor|stand|gebäude|niederlassung/i;

const itNames =
  /^(it|ict|edv|information technology|information systems|informatik|it[ -/].+|.+[ -/]it|group it|it-avdelningen)$/i;
const officeNames =
  /(head ?office|headquarters?|^hq$|corporate cent(er|re)|huvudkontor|koncernkontor|hauptsitz|zentrale|hauptverwaltung)/i;

/** What kind of watched group a level is; undefined for all others. A country named IT is none. */
export function watchedKind(attribute: string, level: string): WatchedKind | undefined {
  const name = level.trim();
  const isPart = parts.test(attribute);
  if (isPart && itNames.test(name)) return 'it';
  return (isPart || places.test(attribute)) && officeNames.test(name) ? 'head_office' : undefined;
}
