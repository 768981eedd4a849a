/**
 * The known fields of a person and the column names under which exports carry them. Everything else about a
 * person is an attribute (attribute-names) or is left out (dropped-columns).
 */

import { listNames } from './fold-header.ts';
import type { FieldDefinition } from './column-mapping.ts';

export type PersonField =
  | 'externalId'
  | 'displayName'
  | 'givenName'
  | 'surname'
  | 'email'
  | 'userPrincipalName'
  | 'language'
  | 'managerExternalId'
  | 'managerEmail'
  | 'managerName'
  | 'managerPath'
  | 'directoryPath'
  | 'enabled'
  | 'kind';

/** Entra, Active Directory, Workday, BambooHR, and plain English, German and Swedish column names. */
export const PERSON_FIELDS: readonly FieldDefinition<PersonField>[] = [
  {
    field: 'externalId',
    type: 'id',
    aliases: listNames(`
      id | object id | object guid | external id | person id | user id | worker id | employee id |
      employee number | employee # | emp id | staff id | staff number | personnel number |
      participant id | Personalnummer | Mitarbeiternummer | Mitarbeiter-ID | Mitarbeiter-Nr |
      Personal-Nr | Pers.-Nr. | Anställningsnummer | Anställnings-ID | Medarbetar-ID |
      sAMAccountName | username | user name | login | Benutzername | Användarnamn | account | key
    `),
  },
  {
    field: 'displayName',
    type: 'text',
    aliases: listNames(`
      display name | full name | name | legal name | preferred name | employee name | worker |
      employee | cn | Anzeigename | Vollständiger Name | Mitarbeiter | Visningsnamn | Namn |
      Fullständigt namn
    `),
  },
  {
    field: 'givenName',
    type: 'text',
    aliases: listNames(
      `given name | first name | preferred first name | forename | Vorname | Rufname | Förnamn`,
    ),
  },
  {
    field: 'surname',
    type: 'text',
    aliases: listNames(`surname | last name | family name | sn | Nachname | Familienname | Efternamn`),
  },
  {
    field: 'email',
    type: 'email',
    aliases: listNames(`
      mail | email | e-mail | email address | e-mail address | work email | primary work email |
      business email | primary email | primary smtp address | email - primary work | company email
      | E-Mail-Adresse | Mailadresse | E-postadress | E-post | Epost | Mejl
    `),
  },
  {
    field: 'userPrincipalName',
    type: 'text',
    aliases: listNames(
      `user principal name | upn | sign-in name | Benutzerprinzipalname | Användarens huvudnamn`,
    ),
  },
  {
    field: 'language',
    type: 'language',
    aliases: listNames(`preferred language | language | locale | correspondence language | Sprache | Språk`),
  },
  {
    field: 'managerExternalId',
    type: 'id',
    aliases: listNames(`
      manager external id | manager id | manager employee id | manager employee number |
      manager number | supervisor id | supervisor employee id | reports to id | manager object id
      | Vorgesetzten-ID | Chef-ID | Vorgesetzter Personalnummer | Chefens anställningsnummer
    `),
  },
  {
    field: 'managerEmail',
    type: 'email',
    aliases: listNames(`
      manager email | manager e-mail | manager mail | manager upn | manager user principal name |
      supervisor email | E-Mail Vorgesetzter | Chefens e-post
    `),
  },
  {
    field: 'managerName',
    type: 'text',
    aliases: listNames(
      `manager name | manager display name | supervisor name | reporting to | Name des Vorgesetzten`,
    ),
  },
  { field: 'managerPath', type: 'text', aliases: listNames(`manager dn`) },
  {
    field: 'directoryPath',
    type: 'text',
    aliases: listNames(`distinguished name | on premises distinguished name | DN`),
  },
  {
    field: 'enabled',
    type: 'boolean',
    aliases: listNames(`
      account enabled | enabled | active | is active | account status | employment status | status
      | Aktiv | Aktiviert | Konto aktiviert | Aktiverad
    `),
  },
  {
    field: 'kind',
    type: 'kind',
    aliases: listNames(
      `kind | user type | entry type | record type | position status | Benutzertyp | Användartyp`,
    ),
  },
];

/** Headers that name a manager without saying how: the shape of the values decides among the manager fields. */
export const MANAGER_ALIASES: readonly string[] = listNames(`
      manager | supervisor | reports to | reporting manager | line manager | direct manager |
      people manager | Vorgesetzter | Vorgesetzte | Vorgesetzte/r | Führungskraft | Chef |
      Närmaste chef | Överordnad | boss
    `);
