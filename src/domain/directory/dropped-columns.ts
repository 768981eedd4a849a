/**
 * Columns that are left out: those that must never be stored because no rollout needs them, and technical
 * ones that say nothing about a person or device. The first list cannot be overruled by a mapping.
 */

import { foldHeader, listNames } from './fold-header.ts';

/** Never stored, whatever a mapping says: contact details, network and radio identifiers, personal traits. */
export const droppedForPrivacy: readonly string[] = listNames(`
      telephone number | telephone | phone | phone number | mobile phone | mobile | mobile number
      | cell phone | business phones | business phone | work phone | home phone | office phone |
      fax | fax number | ip phone | pager | primary work phone | mobile phone number |
      other telephone | Telefon | Telefonnummer | Mobil | Mobiltelefon | Mobilnummer | Handy |
      Handynummer | Rufnummer | Durchwahl | Mobiltelefonnummer | Subscriber phone number |
      street address | street | address | home address | address line 1 | address line 2 |
      postal code | zip | zip code | postcode | post office box | Straße | Adresse | Anschrift |
      PLZ | Postleitzahl | Gatuadress | Adress | Postnummer | Postadress | home postal address |
      postal address | streetaddress | alternate email address | alternate email addresses |
      other mails | other mail | personal email | home email | private email |
      authentication phone number | authentication alternative phone number | authentication email
      | authentication phone | authentication alternate phone number | age group |
      legal age group classification | consent provided for minor | age | date of birth |
      birth date | birthday | birthdate | gender | sex | pronouns | nationality | citizenship |
      religion | ethnicity | race | marital status | disability | salary | pay rate | compensation
      | iban | bank account | ssn | social security number | national id | tax id |
      passport number | personnummer | personal identity number | Geburtsdatum | Geschlecht |
      Alter | Gehalt | Nationalität | Staatsangehörigkeit | Sozialversicherungsnummer | Steuer-ID
      | Födelsedatum | Kön | Lön | photo | thumbnail photo | password | Passwort | Lösenord | imei
      | meid | iccid | eid | udid | esim eid | mac address | wi-fi mac | wifi mac |
      wi fi mac address | ethernet mac | ethernet mac address | bluetooth mac | MAC-Adresse |
      ip address | ip | wifi ipv4 address | ipv4 address | ipv6 address | wifi subnet id | subnet
      | wired ipv4 addresses | last ip address | IP-Adresse | hardware hash | device hardware data
      | hardware data
    `);

const TECHNICAL: readonly string[] = listNames(`
      object class | sid | security identifier | creation type | directory synced |
      dirsync enabled | invitation state | identity issuer | created date time | when created |
      when changed | object type | property names | added properties | removed properties |
      modified properties | property count | on premises sync enabled | mail nickname |
      proxy addresses | eas activation id | eas activated | last eas sync time | eas reason |
      eas status | eas activation status | management name | compliance grace period expiration |
      subscriber carrier | cellular technology | windows product id | microsoft entra registered |
      azure ad registered | intune registered | jailbroken | jail broken |
      primary user display name | user display name | system management bios version |
      tpm manufacturer id | tpm manufacturer version | device registration state | large icon |
      privacy information url | information url | is featured | role scope tag ids | size in byte |
      publishing state | upload state | dependent app count | superseding app count |
      superseded app count | last modified date time
    `);

const PRIVATE_KEYS = new Set(droppedForPrivacy.map(foldHeader));
const TECHNICAL_KEYS = new Set(TECHNICAL.map(foldHeader));

/** Whether a column must never be stored, by its name; a `(2)` after a repeated name does not hide it. */
export function isDroppedForPrivacy(column: string): boolean {
  const key = foldHeader(column.replace(/ \(\d+\)$/, ''));
  return PRIVATE_KEYS.has(key) || PRIVATE_KEYS.has(key.replace(/\d+$/, ''));
}

/** Whether a column is known to be of no use for a rollout. */
export function isTechnical(column: string): boolean {
  return TECHNICAL_KEYS.has(foldHeader(column));
}
