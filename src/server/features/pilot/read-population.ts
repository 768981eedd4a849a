/**
 * Reads the directory page by page into columns of small numbers, which a thread takes over without copying. Between
 * two pages other requests have their turn.
 */
import type { PersonId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { populationPage } from './population-store.ts';

/** Texts as indexes into the list of different texts. */
export type TextColumn = { readonly texts: readonly string[]; readonly codes: Uint32Array };

export type ColumnarPopulation = {
  readonly personIds: Float64Array;
  /** One per attribute, in the order asked for; `noText` where nothing is recorded. */
  readonly columns: readonly TextColumn[];
  readonly team: TextColumn | null;
};

/** The code of "not recorded". */
export const noText = 0xffffffff;

const pageSize = 5000;

export type PopulationRequest = {
  readonly attributes: readonly string[];
  /** The attribute that names a person's team; null stands for the manager. */
  readonly team?: { readonly attribute: string | null } | null;
};

/** All active people with the wanted attributes; `onPage` hears how many have been read. */
export async function readPopulation(
  tx: Transaction,
  { attributes, team = null }: PopulationRequest,
  onPage: (people: number) => Promise<void> = async () => undefined,
): Promise<ColumnarPopulation> {
  const personIds: number[] = [];
  const columns = attributes.map(createColumn);
  const teams = createColumn();
  for (let after = 0; ;) {
    const rows = await populationPage(tx, attributes, team, { after, limit: pageSize });
    for (const row of rows) {
      personIds.push(row.personId);
      columns.forEach((column, index) => column.add(row.values[index] ?? null));
      if (team !== null) teams.add(row.team);
    }
    await onPage(personIds.length);
    if (rows.length < pageSize) break;
    after = rows.at(-1)!.personId;
  }
  return {
    personIds: Float64Array.from(personIds),
    columns: columns.map((column) => column.finish()),
    team: team === null ? null : teams.finish(),
  };
}

function createColumn() {
  const codeOf = new Map<string, number>();
  const codes: number[] = [];
  return {
    add: (text: string | null): void => {
      if (text === null || text === '') {
        codes.push(noText);
        return;
      }
      let code = codeOf.get(text);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(text, code);
      }
      codes.push(code);
    },
    finish: (): TextColumn => ({ texts: [...codeOf.keys()], codes: Uint32Array.from(codes) }),
  };
}

/** The texts of a column again, one per person. */
export function textsOf({ texts, codes }: TextColumn): (string | null)[] {
  return Array.from(codes, (code) => (code === noText ? null : texts[code]!));
}

/** Whether somebody is among the people that were read. */
export function personSet({ personIds }: ColumnarPopulation): ReadonlySet<PersonId> {
  return new Set(personIds as unknown as Iterable<PersonId>);
}
