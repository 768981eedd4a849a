/** People from Microsoft Entra ID as the rows of an import, and what each column becomes. */
import type { PeopleChoice, PersonAttribute } from '#contracts/connection-choices.ts';
import type { ColumnTarget } from '#contracts/imports.ts';
import type { EntraUser } from '#server/platform/graph/index.ts';

export type Cell = string | null;
export type TableColumn<Row> = {
  /** A name that exports of Entra and Intune have too, so that a file and a reading mean the same. */
  readonly column: string;
  readonly target: ColumnTarget;
  readonly cell: (row: Row) => Cell;
};

const field = (name: Extract<ColumnTarget, { kind: 'field' }>['field']): ColumnTarget => {
  return { kind: 'field', field: name };
};

/** Attributes are called as columns of files of the same meaning are. */
const attributeNames: Readonly<Partial<Record<PersonAttribute, string>>> = {
  costCenter: 'costCentre',
  employeeType: 'workerType',
  employeeHireDate: 'startOn',
};

/** The columns for a choice, the identifier first. A person without one has an empty first cell. */
export function peopleColumns({ key, includeGuests, attributes }: PeopleChoice): TableColumn<EntraUser>[] {
  const isObject = key === 'object_id';
  const fixed: TableColumn<EntraUser>[] = [
    {
      column: 'id',
      target: field('externalId'),
      cell: (user) => (isObject ? user.id : user.employeeId),
    },
    { column: 'displayName', target: field('displayName'), cell: (user) => user.displayName },
    { column: 'givenName', target: field('givenName'), cell: (user) => user.givenName },
    { column: 'surname', target: field('surname'), cell: (user) => user.surname },
    { column: 'mail', target: field('email'), cell: (user) => user.mail },
    {
      column: 'userPrincipalName',
      target: field('userPrincipalName'),
      cell: (user) => user.userPrincipalName,
    },
    { column: 'preferredLanguage', target: field('language'), cell: (user) => user.preferredLanguage },
    {
      column: 'userType',
      // As a kind of entry, guests are left out and counted.
      target: includeGuests ? { kind: 'attribute', name: 'userType' } : field('kind'),
      cell: (user) => user.userType,
    },
    {
      column: 'managerId',
      target: field('managerExternalId'),
      cell: ({ manager }) => (isObject ? manager.id : manager.employeeId),
    },
  ];
  const chosen = attributes.map((attribute): TableColumn<EntraUser> => {
    return {
      column: attribute,
      target: { kind: 'attribute', name: attributeNames[attribute] ?? attribute },
      cell: (user) => user.attributes[attribute] ?? null,
    };
  });
  return [...fixed, ...chosen];
}
