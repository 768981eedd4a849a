/**
 * The known fields of an app and the column names under which lists carry them: the apps of Intune, exported or read
 * from Microsoft Graph, the apps Intune discovers on devices, and plain English, German and Swedish.
 */

import { listNames } from './fold-header.ts';
import type { FieldDefinition } from './column-mapping.ts';

export type AppField =
  | 'externalId'
  | 'name'
  | 'publisher'
  | 'version'
  | 'platform'
  | 'appType'
  | 'importance'
  | 'ownerExternalId'
  | 'ownerEmail'
  | 'enabled';

export const APP_FIELDS: readonly FieldDefinition<AppField>[] = [
  {
    field: 'externalId',
    type: 'id',
    aliases: listNames(`
      app id | application id | app identifier | application identifier | application key | id |
      external id | object id | software id | App-ID | App-Kennung | Anwendungs-ID | Program-ID
    `),
  },
  {
    field: 'name',
    type: 'text',
    aliases: listNames(`
      app name | application name | display name | name | title | app | application | software |
      software name | product name | App-Name | Anwendung | Anwendungsname | Anzeigename |
      Programm | Programmname | Appnamn | Applikation | Applikationsnamn | Programnamn | Namn
    `),
  },
  {
    field: 'publisher',
    type: 'text',
    aliases: listNames(`
      publisher | app publisher | application publisher | software publisher | vendor |
      manufacturer | supplier | Herausgeber | Hersteller | Anbieter | Utgivare | Leverantör
    `),
  },
  {
    field: 'version',
    type: 'text',
    aliases: listNames(`
      version | app version | application version | application short version | display version |
      product version | installed version | App-Version | Anwendungsversion | Appversion
    `),
  },
  {
    field: 'platform',
    type: 'platform',
    aliases: listNames(`
      platform | platforms | app platform | os | operating system | device type | Plattform |
      Plattformen | Betriebssystem | Operativsystem
    `),
  },
  {
    field: 'appType',
    type: 'text',
    aliases: listNames(`
      app type | application type | type | @odata.type | kind | App-Typ | Anwendungstyp | Apptyp | Typ
    `),
  },
  {
    field: 'importance',
    type: 'importance',
    aliases: listNames(`
      importance | app importance | criticality | business criticality | Wichtigkeit | Bedeutung |
      Kritikalität | Viktighet | Viktighetsgrad | Betydelse | Kritikalitet
    `),
  },
  {
    field: 'ownerExternalId',
    type: 'id',
    aliases: listNames(`
      owner id | owner external id | owner employee id | app owner id | responsible id |
      Verantwortlichen-ID | Ägar-ID
    `),
  },
  {
    field: 'ownerEmail',
    type: 'email',
    aliases: listNames(`
      owner email | owner e-mail | owner upn | owner | app owner | application owner |
      business owner | product owner | technical owner | responsible | responsible person |
      contact | contact email | Verantwortlich | Verantwortliche Person | App-Verantwortlich |
      Ansprechpartner | Besitzer | Ägare | Appägare | Systemägare | Ansvarig | Kontakt
    `),
  },
  {
    field: 'enabled',
    type: 'boolean',
    aliases: listNames(`active | is active | in use | enabled | Aktiv | In Benutzung | I bruk`),
  },
];
